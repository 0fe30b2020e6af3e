import type Stripe from 'stripe';
import { startStripeSimulator, type StripeSimulatorKit } from './test-kit';
import { cardsOnly, stripeClient, stripeErrorOf } from './testing/stripe-client';
import { waitFor } from './testing/wait-for';
import { startWebhookReceiver, type WebhookReceiver } from './testing/webhook-receiver';

let simulator: StripeSimulatorKit;
let stripe: Stripe;
let receiver: WebhookReceiver | undefined;

beforeEach(async () => {
  simulator = await startStripeSimulator({ settleAfterMs: 600_000 });
  stripe = stripeClient(simulator);
});
afterEach(async () => {
  await simulator.close();
  await receiver?.close();
});

const listen = async (statusFor?: (index: number) => number): Promise<WebhookReceiver> => {
  receiver = await startWebhookReceiver(statusFor ? { statusFor } : {});
  simulator.control({ webhooks: { url: receiver.url } });
  return receiver;
};

const open = async (): Promise<string> => {
  const { id } = await stripe.paymentIntents.create({
    amount: 1_000,
    currency: 'usd',
    metadata: { paymentId: 'p1' },
    ...cardsOnly,
  });
  return id;
};

const arrived = (at: WebhookReceiver, id: string, count: number): Promise<string[]> =>
  waitFor(() => {
    const types = at.typesOf(id);
    return types.length >= count && types;
  });

test('a payment is told with a signature that Stripe verifies, and its intent as it was', async () => {
  const at = await listen();
  const id = await open();
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect((await arrived(at, id, 2)).sort()).toEqual([
    'payment_intent.created',
    'payment_intent.succeeded',
  ]);
  const told = at.received.find(({ event }) => event.type === 'payment_intent.succeeded');
  expect(told?.event).toMatchObject({
    object: 'event',
    livemode: false,
    data: { object: { id, status: 'succeeded', metadata: { paymentId: 'p1' } } },
    request: { id: paid.lastResponse.requestId },
  });
  await waitFor(() => simulator.ledger().deliveries.every(({ status }) => status === 'delivered'));
});

test.each([
  ['pm_card_chargeDeclined', 'payment_intent.payment_failed'],
  ['pm_card_threeDSecure2Required', 'payment_intent.requires_action'],
  ['pm_card_succeedsAfterDelay', 'payment_intent.processing'],
])('%s is told as %s', async (card, type) => {
  const at = await listen();
  const id = await open();
  await Promise.allSettled([stripe.paymentIntents.confirm(id, { payment_method: card })]);
  expect(await arrived(at, id, 2)).toContain(type);
});

test('a cancellation and a refund are told', async () => {
  const at = await listen();
  const canceled = await open();
  await stripe.paymentIntents.cancel(canceled);
  expect(await arrived(at, canceled, 2)).toContain('payment_intent.canceled');

  const paid = await open();
  await stripe.paymentIntents.confirm(paid, { payment_method: 'pm_card_refundFail' });
  const refund = await stripe.refunds.create({ payment_intent: paid });
  await simulator.settleNow();
  expect((await arrived(at, refund.id, 4)).sort()).toEqual([
    'charge.refund.updated',
    'refund.created',
    'refund.failed',
    'refund.updated',
  ]);
  const [charge] = simulator.ledger().charges;
  expect(at.typesOf(charge?.id ?? '')).toContain('charge.refunded');
});

test('an endpoint that fails is asked again until it accepts', async () => {
  const at = await listen((index) => (index < 2 ? 500 : 200));
  const id = await open();
  await arrived(at, id, 3);
  const ids = new Set(at.received.map(({ event }) => event.id));
  expect(ids.size).toBe(1);
  await waitFor(() => simulator.ledger().deliveries[0]?.status === 'delivered');
  expect(simulator.ledger().deliveries[0]).toMatchObject({ attempts: 3, successes: 1 });
});

test('on request every event is repeated, the same one', async () => {
  const at = await listen();
  simulator.control({ webhooks: { repeat: 2 } });
  const id = await open();
  await arrived(at, id, 3);
  expect(new Set(at.received.map(({ event }) => event.id)).size).toBe(1);
  await waitFor(() => simulator.ledger().deliveries[0]?.status === 'delivered');
  expect(at.received).toHaveLength(3);
});

test('on request events wait, and then come newest first', async () => {
  const at = await listen();
  simulator.control({ webhooks: { paused: true, shuffle: true } });
  const id = await open();
  await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect(at.received).toHaveLength(0);
  simulator.control({ webhooks: { paused: false } });
  expect(await arrived(at, id, 2)).toEqual(['payment_intent.succeeded', 'payment_intent.created']);
});

test('on request events come late, though freshly signed', async () => {
  const at = await listen();
  simulator.control({ webhooks: { delayMs: 400 } });
  const id = await open();
  const [created] = simulator.ledger().deliveries;
  await arrived(at, id, 1);
  await waitFor(() => simulator.ledger().deliveries[0]?.status === 'delivered');
  const sentAtMs = simulator.ledger().deliveries[0]?.last?.atMs ?? 0;
  expect(sentAtMs - (created?.createdAtMs ?? 0)).toBeGreaterThanOrEqual(400);
});

test('events wait for an endpoint to be named', async () => {
  const id = await open();
  expect(simulator.ledger().deliveries[0]).toMatchObject({ status: 'pending', attempts: 0 });
  const at = await listen();
  expect(await arrived(at, id, 1)).toEqual(['payment_intent.created']);
});

test('what is refused is not told', async () => {
  const at = await listen();
  const id = await open();
  await stripe.paymentIntents.cancel(id);
  await stripeErrorOf(stripe.paymentIntents.cancel(id));
  await arrived(at, id, 2);
  expect(simulator.ledger().events).toHaveLength(2);
});
