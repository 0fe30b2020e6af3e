import type { Order } from './api/orders';
import type { Payment, PaymentStatus } from './api/payments';
import { isBankBelieved, isMoneyMoving, orderPhase } from './order-phase';

const noon = Date.parse('2026-11-21T12:00:00.000Z');

const order = (changes: Partial<Order> = {}): Order => ({
  id: 'o1',
  status: 'created',
  createdAt: '2026-11-21T11:50:00.000Z',
  expiresAt: '2026-11-21T12:05:00.000Z',
  quantity: 1,
  ticket: { id: 't1', title: 'Concert', price: 20, currency: 'usd', version: 0 },
  total: 20,
  currency: 'usd',
  version: 0,
  ...changes,
});

const payment = (status: PaymentStatus, id = 'p1'): Payment => ({
  id,
  orderId: 'o1',
  status,
  amount: 20,
  currency: 'usd',
  createdAt: '2026-11-21T11:55:00.000Z',
});

const phaseOf = (found: Order, payments: readonly Payment[] = [], bankSaidYes = false) =>
  orderPhase({ order: found, payments, serverNowMs: noon, bankSaidYes });

describe('what a buyer is told about an order', () => {
  it.each(['created', 'awaiting:payment'] as const)(
    '%s can be paid while time is left',
    (status) => {
      expect(phaseOf(order({ status }))).toEqual({ kind: 'payable', remainingMs: 300_000 });
    },
  );

  it('is closing when the time is up but nobody has said so yet', () => {
    expect(phaseOf(order({ expiresAt: '2026-11-21T12:00:00.000Z' }))).toEqual({ kind: 'closing' });
  });

  it('is confirming once the money has come, even after the time was up', () => {
    const late = order({ expiresAt: '2026-11-21T11:59:00.000Z' });
    expect(phaseOf(late, [payment('succeeded')])).toEqual({ kind: 'confirming' });
  });

  it.each(['pending', 'requires_action'] as const)(
    "is confirming where the bank's yes has overtaken a %s payment",
    (status) => {
      expect(phaseOf(order(), [payment(status)], true)).toEqual({ kind: 'confirming' });
      expect(phaseOf(order(), [payment(status)], false)).toMatchObject({ kind: 'payable' });
    },
  );

  it('can be paid again after a payment failed, whatever the address still says', () => {
    expect(phaseOf(order(), [payment('failed')], true)).toMatchObject({ kind: 'payable' });
  });

  it('is complete, and its own payment is not on its way back', () => {
    const paid = order({ status: 'complete', paymentId: 'p1' });
    expect(phaseOf(paid, [payment('succeeded')])).toEqual({
      kind: 'complete',
      moneyBack: 'none',
      rescued: false,
    });
    expect(isMoneyMoving(paid, [payment('succeeded')])).toBe(false);
  });

  it('tells of a second payment that goes back', () => {
    const paid = order({ status: 'complete', paymentId: 'p1' });
    const payments = [payment('succeeded', 'p1'), payment('refunding', 'p2')];
    expect(phaseOf(paid, payments)).toMatchObject({ kind: 'complete', moneyBack: 'refunding' });
    expect(isMoneyMoving(paid, payments)).toBe(true);
  });

  it.each([true, false])('was rescued, where the order says so: %s', (rescued) => {
    const paid = order({ status: 'complete', paymentId: 'p1', rescued });
    expect(phaseOf(paid)).toMatchObject({ kind: 'complete', rescued });
  });

  it('is not said to be rescued where nobody knows', () => {
    const old = order({ status: 'complete', paymentId: 'p1' });
    expect(phaseOf(old)).toMatchObject({ kind: 'complete', rescued: false });
  });

  it.each([
    ['succeeded', 'deciding', true],
    ['refunding', 'refunding', true],
    ['refunded', 'refunded', false],
    ['refund_failed', 'refund_failed', false],
    ['cancelled', 'none', false],
    ['failed', 'none', false],
    ['pending', 'none', true],
  ] as const)('an expired order with a %s payment: %s', (status, moneyBack, moving) => {
    const expired = order({ status: 'cancelled', cancelReason: 'expired' });
    expect(phaseOf(expired, [payment(status)])).toEqual({
      kind: 'cancelled',
      reason: 'expired',
      moneyBack,
    });
    expect(isMoneyMoving(expired, [payment(status)])).toBe(moving);
  });

  it('tells the most urgent of several payments', () => {
    const cancelled = order({ status: 'cancelled', cancelReason: 'user' });
    const payments = [payment('refunded', 'p1'), payment('refund_failed', 'p2')];
    expect(phaseOf(cancelled, payments)).toMatchObject({
      reason: 'user',
      moneyBack: 'refund_failed',
    });
  });
});

describe("the bank's yes", () => {
  const after = (seconds: number) => ({ heardAtMs: noon, nowMs: noon + seconds * 1_000 });

  it('is believed for a minute, so that nobody waits for it until the time is up', () => {
    expect(isBankBelieved({ saidYes: true, ...after(0) })).toBe(true);
    expect(isBankBelieved({ saidYes: true, ...after(59) })).toBe(true);
    expect(isBankBelieved({ saidYes: true, ...after(60) })).toBe(false);
  });

  it('is not made up where the bank has said nothing', () => {
    expect(isBankBelieved({ saidYes: false, ...after(0) })).toBe(false);
  });
});
