import { createTestMetrics } from '@ticketing/common/testing/metrics';
import { newPayment, type Payment, type PaymentStatus } from './domain/payment';
import { createPaymentMetrics, describePayments } from './metrics';

const now = new Date('2026-01-01T12:00:00.000Z');
const order = { id: 'a'.repeat(24), userId: 'b'.repeat(24), amountMinor: 3_050, currency: 'eur' };
const pending = newPayment({ id: 'c'.repeat(24), now }, order);
const of = (status: PaymentStatus): Payment => ({ ...pending, status });

function setUp() {
  const metrics = createTestMetrics();
  return {
    metrics,
    counts: createPaymentMetrics(metrics, { shopCurrency: 'usd' }),
    payments: (status: PaymentStatus) => metrics.value('ticketing_payments_total', { status }),
    money: (way: 'paid' | 'refunded', currency = 'eur') =>
      metrics.value(`ticketing_payments_${way}_minor_units_total`, { currency }),
  };
}

describe('the metrics of payments', () => {
  it('count a payment at each status that it comes to', async () => {
    const { counts, payments, money } = setUp();
    counts.opened(pending);
    counts.changed(pending, of('requires_action'));
    counts.changed(of('requires_action'), of('succeeded'));
    expect(await payments('pending')).toBe(1);
    expect(await payments('requires_action')).toBe(1);
    expect(await payments('succeeded')).toBe(1);
    expect(await money('paid')).toBe(3_050);
    expect(await money('refunded')).toBeUndefined();
  });

  it('count money back when the refund has succeeded, not while it is under way', async () => {
    const { counts, money } = setUp();
    counts.changed(of('succeeded'), of('refunding'));
    expect(await money('refunded')).toBeUndefined();
    counts.changed(of('refunding'), of('refunded'));
    expect(await money('refunded')).toBe(3_050);
  });

  it('tell the money of what the shop sells in from 0, as a first increase from nothing is not seen', async () => {
    const { money } = setUp();
    expect(await money('paid', 'usd')).toBe(0);
    expect(await money('refunded', 'usd')).toBe(0);
  });

  it('count nothing when the status stays', async () => {
    const { counts, payments, money } = setUp();
    counts.changed(of('succeeded'), { ...of('succeeded'), version: 2 });
    expect(await payments('succeeded')).toBe(0);
    expect(await money('paid')).toBeUndefined();
  });

  it('read the refunds that failed when asked', async () => {
    const metrics = createTestMetrics();
    describePayments(metrics, (limit) => Promise.resolve(limit - 1));
    expect(await metrics.value('ticketing_refunds_failed')).toBe(9_999);
  });
});
