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

/** A refund that is known to have failed, before the one that is under way or has ended. */
export function hasFailed({ failedRefunds = [] }: Payment, { id }: Refund): boolean {
  return failedRefunds.includes(id);
}

/**
 * Whether a refund that is found at Stripe is the one that is wanted. Once an operator has asked anew, one
 * that has failed is not, whoever had begun it: Stripe is to be asked.
 */
export function isWanted(payment: Payment, refund: Refund): boolean {
  const isAskedAnew = payment.failedRefunds !== undefined;
  return !hasFailed(payment, refund) && !(isAskedAnew && refund.status === 'failed');
}

/** What a payment becomes when its refund is seen. The bank may refuse after it looked well. */
export function observeRefund(payment: Payment, refund: Refund, now: Date): Payment | undefined {
  if (hasFailed(payment, refund)) return undefined;
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

/** Stripe refused attempt n for good. That says nothing of a later one, or of a refund that is there. */
export function refuseRefund(payment: Payment, n: number, now: Date): Payment | undefined {
  const isThisOne = payment.refunds === n && payment.refundId === undefined;
  return payment.status === 'refunding' && isThisOne ? failRefund(payment, now) : undefined;
}

/** The bank, or Stripe, refused for good. `dueAt` says since when, for the operator's list. */
function failRefund(payment: Payment, now: Date): Payment {
  return { ...withoutWork(payment), status: 'refund_failed', dueAt: now };
}
