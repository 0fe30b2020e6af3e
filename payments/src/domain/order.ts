import { Forbidden, NotFound, Refused } from '@ticketing/common/errors';

/** An order as payments knows it: a replica, as old as its newest event. */
export interface Order {
  id: string;
  version: number;
  status: 'created' | 'awaiting:payment' | 'complete' | 'cancelled';
  cancelReason?: 'user' | 'expired';
  userId: string;
  expiresAt: Date;
  amountMinor: number;
  currency: string;
  paymentId?: string;
  rejectedPaymentIds: readonly string[];
  /** The trace in which it was heard of, as a traceparent. */
  traceparent?: string;
}

export const ALREADY_PAID = 'The order is already paid';
const CANCELLED = 'Cannot pay for a cancelled order';
const EXPIRED = 'The order has expired';

/**
 * Refuses what can not be paid: existence, then owner, then state.
 *
 * @param marginMs an order that ends sooner than this can not be paid any more
 */
export function assertPayable(
  order: Order | undefined,
  { userId, now, marginMs }: { userId: string; now: Date; marginMs: number },
): asserts order is Order {
  if (!order) throw new NotFound();
  if (order.userId !== userId) throw new Forbidden();
  switch (order.status) {
    case 'complete':
      throw new Refused(ALREADY_PAID);
    case 'cancelled':
      throw new Refused(order.cancelReason === 'user' ? CANCELLED : EXPIRED);
    case 'created':
    case 'awaiting:payment':
      if (order.expiresAt.getTime() - now.getTime() < marginMs) throw new Refused(EXPIRED);
  }
}

/** Whether a payment that is still open has nothing to pay for any more. */
export function isOverFor(order: Order, paymentId: string): boolean {
  if (order.status === 'complete') return order.paymentId !== paymentId;
  return order.status === 'cancelled';
}
