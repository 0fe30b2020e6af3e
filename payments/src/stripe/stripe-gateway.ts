import { Refused } from '@ticketing/common/errors';
import Stripe from 'stripe';
import { fromStripe } from './stripe-errors';
import { toEvent, toIntent, toRefund } from './stripe-objects';
import type { StripePort } from './stripe-port';

const TOLERANCE_SECONDS = 300;
const REFUNDS_MAX = 100;

export interface StripeSettings {
  secretKey: string;
  /** The secret in use, and the one before it while it is being rotated. */
  webhookSecrets: readonly string[];
  /** Where Stripe's API is, when it is not at Stripe. */
  apiUrl?: string | undefined;
}

function connect({ secretKey, apiUrl }: StripeSettings): Stripe {
  // Whoever calls knows what a repeat would mean and how long there is; the library does not.
  const options = { telemetry: false, maxNetworkRetries: 0 };
  if (apiUrl === undefined) return new Stripe(secretKey, options);
  const { protocol, hostname: host, port } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return new Stripe(secretKey, {
    ...options,
    protocol: isPlain ? 'http' : 'https',
    host,
    port: port || (isPlain ? 80 : 443),
  });
}

/** A token is the data of a new payment method; a payment method is itself. */
function cardParams(token: string): Stripe.PaymentIntentConfirmParams {
  if (token.startsWith('pm_')) return { payment_method: token };
  // Stripe takes a card's token here; the library's types do not know it.
  const data = { type: 'card' as const, card: { token } };
  return { payment_method_data: data };
}

async function asOurs<T, R>(call: Promise<T>, convert: (answer: T) => R): Promise<R> {
  try {
    return convert(await call);
  } catch (error) {
    throw fromStripe(error);
  }
}

export function createStripeGateway(settings: StripeSettings): StripePort {
  const stripe = connect(settings);
  const { paymentIntents, refunds, webhooks } = stripe;

  return {
    createIntent({ id: paymentId, orderId, amountMinor, currency }, timeout) {
      const params: Stripe.PaymentIntentCreateParams = {
        amount: amountMinor,
        currency,
        metadata: { paymentId, orderId },
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      };
      const idempotencyKey = `pi:${paymentId}`;
      return asOurs(paymentIntents.create(params, { idempotencyKey, timeout }), toIntent);
    },
    readIntent: (stripeId, timeout) =>
      asOurs(paymentIntents.retrieve(stripeId, {}, { timeout }), toIntent),
    confirm({ stripeId, paymentId, n, token }, timeout) {
      const options = { idempotencyKey: `confirm:${paymentId}:${n}`, timeout };
      return asOurs(paymentIntents.confirm(stripeId, cardParams(token), options), toIntent);
    },
    cancelIntent: (stripeId, timeout) =>
      asOurs(paymentIntents.cancel(stripeId, {}, { timeout }), toIntent),
    refund({ stripeId, paymentId, n }, timeout) {
      const params = { payment_intent: stripeId, metadata: { paymentId } };
      const idempotencyKey = `refund:${paymentId}:${n}`;
      return asOurs(refunds.create(params, { idempotencyKey, timeout }), toRefund);
    },
    readRefund: (refundId, timeout) =>
      asOurs(refunds.retrieve(refundId, {}, { timeout }), toRefund),
    listRefunds: (stripeId, timeout) =>
      asOurs(
        refunds.list({ payment_intent: stripeId, limit: REFUNDS_MAX }, { timeout }),
        ({ data }) => data.map(toRefund),
      ),
    readEvent(body, signature, now) {
      for (const secret of settings.webhookSecrets) {
        try {
          const at = now.getTime();
          return toEvent(
            webhooks.constructEvent(
              body,
              signature ?? '',
              secret,
              TOLERANCE_SECONDS,
              undefined,
              at,
            ),
          );
        } catch {
          // Signed with the other secret, perhaps.
        }
      }
      throw new Refused('The signature is not valid');
    },
  };
}
