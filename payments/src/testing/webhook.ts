import Stripe from 'stripe';
import request, { type Test } from 'supertest';
import { TEST_SECRETS, type PaymentsSuite } from './payments-suite';

interface Signing {
  secret?: string;
  timestamp?: number;
}

/** An event as Stripe would sign it now. */
export function signWebhook(
  { service }: PaymentsSuite,
  event: object,
  { secret = TEST_SECRETS.current, timestamp }: Signing = {},
): { payload: string; signature: string } {
  const payload = JSON.stringify(event);
  const signedAt = timestamp ?? Math.floor(service.clock.now().getTime() / 1_000);
  const given = { payload, secret, timestamp: signedAt };
  return { payload, signature: Stripe.webhooks.generateTestHeaderString(given) };
}

/** Tells the service of an event, as Stripe would. */
export function sendWebhook(suite: PaymentsSuite, event: object, signing?: Signing): Test {
  const { payload, signature } = signWebhook(suite, event, signing);
  return request(suite.server)
    .post('/api/payments/webhook')
    .set('stripe-signature', signature)
    .set('content-type', 'application/json')
    .send(payload);
}
