import { withoutWork, type Payment } from './payment';

/** The payment without its refund. Stripe may tell of that one once more, however late. */
function withoutFailedRefund(payment: Payment): Payment {
  const { refundId, failedRefunds = [], ...rest } = payment;
  const last = refundId === undefined ? [] : [refundId];
  return { ...rest, failedRefunds: [...failedRefunds, ...last] };
}

/** Has the refund asked for again: it is due, and whoever takes it up begins the next n. */
export function retryRefund(payment: Payment, now: Date): Payment | undefined {
  if (payment.status !== 'refund_failed') return undefined;
  return { ...withoutFailedRefund(payment), status: 'refunding', dueAt: now };
}

/** The money went back another way, by an operator's hand. */
export function settleByHand(payment: Payment): Payment | undefined {
  if (payment.status !== 'refund_failed') return undefined;
  const settled = withoutWork(withoutFailedRefund(payment));
  return { ...settled, status: 'refunded', paidBackByHand: true };
}
