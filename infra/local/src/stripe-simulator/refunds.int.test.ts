import type Stripe from 'stripe';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';
import { cardsOnly, stripeClient, stripeErrorOf } from './testing/stripe-client';

let simulator: StripeSimulatorKit;
let stripe: Stripe;

beforeAll(async () => {
  simulator = await startStripeSimulator({ settleAfterMs: 600_000 });
  stripe = stripeClient(simulator);
});
afterAll(() => simulator.close());

const pay = async (card = 'pm_card_visa'): Promise<string> => {
  const { id } = await stripe.paymentIntents.create({
    amount: 1_000,
    currency: 'usd',
    confirm: true,
    payment_method: card,
    ...cardsOnly,
  });
  return id;
};

const chargeOf = (intentId: string) =>
  simulator.ledger().charges.find((charge) => charge.payment_intent === intentId);

test('a refund gives the whole payment back and is found by its intent', async () => {
  const intent = await pay();
  const refund = await stripe.refunds.create({
    payment_intent: intent,
    reason: 'requested_by_customer',
    metadata: { paymentId: 'p1' },
  });
  expect(refund).toMatchObject({
    object: 'refund',
    amount: 1_000,
    status: 'succeeded',
    payment_intent: intent,
    metadata: { paymentId: 'p1' },
  });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ id: refund.id });
  const { data } = await stripe.refunds.list({ payment_intent: intent });
  expect(data.map(({ id }) => id)).toEqual([refund.id]);
  expect(chargeOf(intent)).toMatchObject({ refunded: true, amount_refunded: 1_000 });
});

test('what has been refunded can not be refunded again', async () => {
  const intent = await pay();
  await stripe.refunds.create({ payment_intent: intent, amount: 300 });
  await stripe.refunds.create({ payment_intent: intent });
  const error = await stripeErrorOf(stripe.refunds.create({ payment_intent: intent }));
  expect(error).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  const { data } = await stripe.refunds.list({ payment_intent: intent });
  expect(data.map(({ amount }) => amount)).toEqual([700, 300]);
});

test('a refund fails later, and its money can be refunded again', async () => {
  const intent = await pay('pm_card_refundFail');
  const refund = await stripe.refunds.create({ payment_intent: intent });
  expect(refund.status).toBe('succeeded');
  await simulator.settleNow();
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
  });
  expect(chargeOf(intent)).toMatchObject({ refunded: false, amount_refunded: 0 });
  const types = simulator
    .ledger()
    .events.filter(({ data }) => data.object.id === refund.id)
    .map(({ type }) => type);
  expect(types).toEqual([
    'refund.created',
    'refund.failed',
    'refund.updated',
    'charge.refund.updated',
  ]);
  expect((await stripe.refunds.create({ payment_intent: intent })).amount).toBe(1_000);
});

test('a pending refund succeeds later', async () => {
  const intent = await pay('pm_card_pendingRefund');
  const refund = await stripe.refunds.create({ payment_intent: intent });
  expect(refund.status).toBe('pending');
  await simulator.settleNow();
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
});

test('what has not been paid can not be refunded', async () => {
  const { id } = await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
  const error = await stripeErrorOf(stripe.refunds.create({ payment_intent: id }));
  expect(error.message).toContain('does not have a successful charge to refund');
  const unknown = await stripeErrorOf(stripe.refunds.create({ payment_intent: 'pi_none' }));
  expect(unknown.code).toBe('resource_missing');
});
