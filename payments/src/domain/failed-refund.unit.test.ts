import { newPayment, PAYMENT_STATUSES, type Payment } from './payment';
import { retryRefund, settleByHand } from './failed-refund';
import { isWanted, observeRefund, takeUpRefund, type Refund } from './refund';

const now = new Date('2026-01-01T12:00:00.000Z');
const later = new Date('2026-01-01T13:00:00.000Z');
const order = { id: 'a'.repeat(24), userId: 'b'.repeat(24), amountMinor: 3_050, currency: 'usd' };
const { dueAt: _dueAt, ...succeeded }: Payment = {
  ...newPayment({ id: 'c'.repeat(24), now }, order),
  status: 'succeeded',
  stripeId: 'pi_1',
};
const failed: Payment = {
  ...succeeded,
  status: 'refund_failed',
  refunds: 1,
  refundId: 're_1',
  dueAt: now,
};
const OTHERS = PAYMENT_STATUSES.filter((status) => status !== 'refund_failed').map((status) => ({
  ...succeeded,
  status,
}));
const ANY_STATUS: readonly Refund['status'][] = ['pending', 'succeeded', 'failed'];

function retried(payment: Payment): Payment {
  const after = retryRefund(payment, later);
  if (!after) throw new Error('not retried');
  return after;
}

describe('a refund that failed', () => {
  it('is asked for again with the next n', () => {
    const again = retried(failed);
    expect(again).toMatchObject({ status: 'refunding', refunds: 1, dueAt: later });
    const begun = takeUpRefund(again, { now: later, leaseMs: 20_000, begin: true });
    expect(begun).toMatchObject({ refunds: 2 });
  });

  it.each(ANY_STATUS)(
    'says nothing of the next one, however late it is told of as %s',
    (status) => {
      expect(observeRefund(retried(failed), { id: 're_1', status }, later)).toBeUndefined();
    },
  );

  it('is forgotten neither by the next one, nor by the one after that', () => {
    const again = observeRefund(retried(failed), { id: 're_2', status: 'failed' }, later);
    if (!again) throw new Error('not seen');
    expect(again).toMatchObject({ status: 'refund_failed', refundId: 're_2' });
    const third = retried(again);
    for (const id of ['re_1', 're_2']) {
      expect(observeRefund(third, { id, status: 'failed' }, later)).toBeUndefined();
    }
    expect(observeRefund(third, { id: 're_3', status: 'succeeded' }, later)).toMatchObject({
      status: 'refunded',
      refundId: 're_3',
    });
  });

  it('that Stripe would not even begin is asked for again too', () => {
    const { refundId: _refundId, ...refused } = failed;
    expect(retried(refused)).toMatchObject({ status: 'refunding', failedRefunds: [] });
  });

  it('is not what is wanted once it is asked for again, whoever had begun it', () => {
    const theirs = { id: 're_of_the_dashboard', status: 'failed' } as const;
    expect(isWanted(failed, theirs)).toBe(true);
    const asked = retried(failed);
    expect(isWanted(asked, theirs)).toBe(false);
    expect(isWanted(asked, { ...theirs, status: 'pending' })).toBe(true);
  });

  it('is settled when the buyer was paid back another way, and nobody is to look after it', () => {
    const settled = settleByHand(failed);
    expect(settled).toMatchObject({ status: 'refunded', paidBackByHand: true });
    expect(settled).not.toHaveProperty('dueAt');
  });

  it('does not come back when it is told of again after that', () => {
    const settled = settleByHand(failed);
    if (!settled) throw new Error('not settled');
    expect(observeRefund(settled, { id: 're_1', status: 'failed' }, later)).toBeUndefined();
  });

  it.each(OTHERS)('is the only thing that an operator ends: not one that is $status', (payment) => {
    expect(retryRefund(payment, later)).toBeUndefined();
    expect(settleByHand(payment)).toBeUndefined();
  });
});
