import Stripe from 'stripe';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';

let simulator: StripeSimulatorKit;
let stripe: Stripe;

beforeAll(async () => {
  simulator = await startStripeSimulator();
  stripe = new Stripe(simulator.secretKey, {
    host: simulator.host,
    port: simulator.port,
    protocol: 'http',
    maxNetworkRetries: 1,
    telemetry: false,
  });
});
afterAll(() => simulator.close());

test('an intent that is confirmed with tok_visa has succeeded', async () => {
  const intent = await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    allowed_payment_method_types: ['card'],
    metadata: { paymentId: 'abc' },
  });
  expect(intent.status).toBe('requires_payment_method');
  const paid = await stripe.paymentIntents.confirm(intent.id, {
    payment_method_data: { type: 'card', card: { token: 'tok_visa' } },
  } as Stripe.PaymentIntentConfirmParams);
  expect(paid).toMatchObject({
    status: 'succeeded',
    amount_received: 2000,
    metadata: { paymentId: 'abc' },
  });
});
