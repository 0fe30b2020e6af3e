import type { Payment, PaymentStatus } from '../../domain/payment';
import { paymentsOf, type World } from './world';

const TOOK_MONEY: readonly PaymentStatus[] = [
  'succeeded',
  'refunding',
  'refunded',
  'refund_failed',
];
const REFUSED_BY_SERVICE = [400, 402, 409, 422];

/** What Stripe knows of one payment. */
function atStripe({ suite }: World, payment: Payment) {
  const { intents, charges, refunds } = suite.stripe.ledger();
  const intent = intents.find(({ metadata }) => metadata['paymentId'] === payment.id);
  const ofIntent = (moved: { payment_intent: string }) => moved.payment_intent === intent?.id;
  return {
    intent,
    paid: charges.filter(ofIntent).filter(({ status }) => status === 'succeeded'),
    refunds: refunds.filter(ofIntent),
  };
}

/** Money is where it belongs, now and at the end of the order. */
export async function expectMoneyInPlace(world: World): Promise<void> {
  const payments = await paymentsOf(world);
  const { id, rejectedPaymentIds } = world.order.state();
  const kept = payments.filter((payment) => !rejectedPaymentIds.includes(payment.id));
  const charges = kept.flatMap((payment) => atStripe(world, payment).paid);
  expect(charges.length).toBeLessThanOrEqual(1);
  expect(payments.filter(({ liveKey }) => liveKey === `order:${id}`).length).toBeLessThanOrEqual(1);
  for (const payment of payments) {
    const { refunds } = atStripe(world, payment);
    const inForce = refunds.filter(({ status }) => status !== 'failed');
    expect(inForce.length).toBeLessThanOrEqual(1);
    for (const { amount } of refunds) expect(amount).toBe(payment.amountMinor);
    if (!rejectedPaymentIds.includes(payment.id)) expect(refunds).toEqual([]);
  }
}

/** What was seen of a payment is not taken back: neither its versions, nor its money. */
export async function expectNothingTakenBack(world: World): Promise<void> {
  const { seen } = world;
  for (const payment of await paymentsOf(world)) {
    const before = seen.get(payment.id) ?? payment;
    seen.set(payment.id, payment);
    expect(payment.version).toBeGreaterThanOrEqual(before.version);
    if (payment.version === before.version) expect(payment).toEqual(before);
    const progress = (of: Payment) => TOOK_MONEY.indexOf(of.status);
    expect(progress(payment)).toBeGreaterThanOrEqual(progress(before));
    expect(payment.confirms).toBeGreaterThanOrEqual(before.confirms);
    expect(payment.refunds).toBeGreaterThanOrEqual(before.refunds);
  }
}

/** Every payment says of itself what Stripe says, and orders has decided of each that took money. */
export async function expectAgreement(world: World, webhooksCame: boolean): Promise<void> {
  await expectMoneyInPlace(world);
  const { paymentId, rejectedPaymentIds } = world.order.state();
  const payments = await paymentsOf(world);
  const tookMoney = payments.filter(({ status }) => TOOK_MONEY.includes(status));
  const decided = [...(paymentId === undefined ? [] : [paymentId]), ...rejectedPaymentIds];
  expect(decided.sort()).toEqual(tookMoney.map(({ id }) => id).sort());
  for (const payment of payments) {
    const expected = expectedStatuses(world, payment, webhooksCame);
    expect([payment, expected]).toEqual([payment, expect.arrayContaining([payment.status])]);
  }
  await expectToldOnce(world, tookMoney);
}

function expectedStatuses(
  world: World,
  payment: Payment,
  webhooksCame: boolean,
): readonly PaymentStatus[] {
  const { intent, refunds } = atStripe(world, payment);
  if (!intent) return ['failed', 'cancelled'];
  if (intent.status === 'canceled') return ['cancelled'];
  // Nobody was ever told its secret.
  if (intent.status !== 'succeeded') return payment.clientSecret === undefined ? ['failed'] : [];
  const isRejected = world.order.state().rejectedPaymentIds.includes(payment.id);
  if (!isRejected) return ['succeeded'];
  if (refunds.some(({ status }) => status === 'succeeded')) return ['refunded'];
  // A refund that looked well and failed later is told of by webhook only.
  return webhooksCame ? ['refund_failed'] : ['refund_failed', 'refunded'];
}

async function expectToldOnce({ suite, order }: World, tookMoney: readonly Payment[]) {
  const { id } = order.state();
  for (const type of ['payment:created', 'payment:refunded'] as const) {
    const told = new Map(suite.published(type, id).map((data) => [String(data['id']), data]));
    const versions = new Set(suite.published(type, id).map((data) => JSON.stringify(data)));
    expect(versions.size).toBe(told.size);
    const expected = tookMoney.filter(
      ({ status }) => type === 'payment:created' || status === 'refunded',
    );
    expect([...told.keys()]).toEqual(expect.arrayContaining(expected.map((each) => each.id)));
    if (type === 'payment:created') expect(told.size).toBe(expected.length);
  }
  const documents = suite.service.connection.collection('payments');
  for (const { outbox } of await documents.find({ orderId: id }).toArray()) {
    expect(outbox).toEqual([]);
  }
}

/** No client was told of a fault of ours, and no instance had one. */
export function expectNoFaults({ answers, instances }: World): void {
  expect(instances.faults()).toEqual([]);
  const known = [201, 503, ...REFUSED_BY_SERVICE];
  expect(answers.filter((status) => !known.includes(status))).toEqual([]);
}
