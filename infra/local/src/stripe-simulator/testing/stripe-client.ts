import Stripe from 'stripe';

/** The client that the payments service uses, pointed at a simulator. */
export const stripeClient = ({
  port,
  secretKey = 'sk_test_simulator',
  maxNetworkRetries = 0,
}: {
  port: number;
  secretKey?: string;
  maxNetworkRetries?: number;
}): Stripe =>
  new Stripe(secretKey, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries,
    telemetry: false,
  });

/** Stripe's types leave out what would be raw card data; a token is how a server names a card. */
export const withToken = (token: string): Stripe.PaymentIntentConfirmParams => {
  const data = { type: 'card' as const, card: { token } };
  return { payment_method_data: data };
};

export const cardsOnly: Pick<Stripe.PaymentIntentCreateParams, 'automatic_payment_methods'> = {
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
};

/** The error of a call that has to fail. */
export const stripeErrorOf = async (
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('Stripe did not refuse');
};
