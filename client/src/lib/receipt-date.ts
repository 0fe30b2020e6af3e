import type { Order } from './api/orders';
import type { Payment } from './api/payments';

/**
 * When the tickets became the buyer's. Where the order does not know, it was completed before that was
 * kept; its payment was begun not long before.
 */
export function receiptDate(order: Order, payments: readonly Payment[]): string {
  const payment = payments.find(({ id }) => id === order.paymentId);
  return order.completedAt ?? payment?.createdAt ?? order.createdAt;
}
