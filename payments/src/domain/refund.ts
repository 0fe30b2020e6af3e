import { isDue, laterThan, RECONCILE_AFTER_MS, withoutWork, type Payment } from './payment';

/** A refund as Stripe told of it. */
export interface Refund {
  id: string;
  status: 'pending' | 'succeeded' | 'failed';
}

/** The intent of a refund: orders will never accept this payment. Written before Stripe is called. */
export function wantRefund(payment: Payment, now: Date): Payment | undefined {
  if (payment.status !== 'succeeded') return undefined;
  return { ...payment, status: 'refunding', liveKey: `payment:${payment.id}`, dueAt: now };
}

/** Takes up a refund that is due, so that nobody else does meanwhile; n + 1 if it is to be begun. */
export function takeUpRefund(
  payment: Payment,
  { now, leaseMs, begin }: { now: Date; leaseMs: number; begin: boolean },
): Payment | undefined {
  if (payment.status !== 'refunding' || (!begin && !isDue(payment, now))) return undefined;
  const refunds = begin ? payment.refunds + 1 : payment.refunds;
  return { ...payment, refunds, dueAt: laterThan(now, leaseMs) };
}

/** What a payment becomes when its refund is seen. The bank may refuse after it looked well. */
export function observeRefund(payment: Payment, refund: Refund, now: Date): Payment | undefined {
  if (payment.status === 'refunded') {
    const failed = refund.status === 'failed' && refund.id === payment.refundId;
    return failed ? failRefund(payment, now) : undefined;
  }
  if (payment.status !== 'refunding') return undefined;
  const seen = { ...payment, refundId: refund.id };
  switch (refund.status) {
    case 'succeeded':
      return { ...withoutWork(seen), status: 'refunded' };
    case 'failed':
      return failRefund(seen, now);
    case 'pending':
      if (payment.refundId === refund.id) return undefined;
      return { ...seen, dueAt: laterThan(now, RECONCILE_AFTER_MS) };
  }
}

/** Nothing is left to refund, and Stripe lists no refund of ours: it went back another way. */
export function refundedElsewhere(payment: Payment): Payment | undefined {
  if (payment.status !== 'refunding') return undefined;
  return { ...withoutWork(payment), status: 'refunded' };
}

/** The bank, or Stripe, refused for good. `dueAt` says since when, for the operator's list. */
export function failRefund(payment: Payment, now: Date): Payment | undefined {
  if (payment.status !== 'refunding' && payment.status !== 'refunded') return undefined;
  return { ...withoutWork(payment), status: 'refund_failed', dueAt: now };
}
