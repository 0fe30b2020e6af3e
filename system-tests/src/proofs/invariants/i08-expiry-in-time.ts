import { byId, isLive, storedOrders, type StoredOrder } from '../evidence/documents';
import type { Invariant } from '../evidence/evidence';
import { count, finding } from './finding';
import { orderWrites } from './journal-lines';

/** Only time has cancelled it: cancelled by the buyer is never left. */
function hasExpired({ status, cancelReason }: StoredOrder): boolean {
  return status === 'complete' || cancelReason === 'expired';
}

/** I8: nothing expires early, and nothing unpaid is live after its time. Orders' clock is the machine's. */
export const expiryInTime: Invariant = (evidence) => {
  const { journal, readAtMs, settings } = evidence;
  const orders = storedOrders(evidence);
  const ordersById = byId(orders);
  const cancellations = orderWrites(journal).flatMap((line) => {
    const order = ordersById.get(line.id);
    const isExpiry = line.outcome === 'written' && line.status === 'cancelled';
    return order && isExpiry && hasExpired(order) ? [{ line, order }] : [];
  });
  const early = cancellations
    .filter(({ line, order }) => line.startedAtMs < order.expiresAt.getTime())
    .map(({ line, order }) => {
      const earlyMs = order.expiresAt.getTime() - line.startedAtMs;
      return `order ${order._id} expired ${earlyMs} ms before its time (${line.pod})`;
    });
  const overdue = orders
    .filter(isLive)
    .map((order) => ({ order, lateMs: readAtMs - order.expiresAt.getTime() }))
    .filter(({ lateMs }) => lateMs > settings.expiryBoundMs)
    .map(
      ({ order, lateMs }) => `order ${order._id} is ${order.status} ${lateMs} ms after its time`,
    );
  const expired = count(cancellations.length, 'expiry').replace('expirys', 'expiries');
  return finding('I8', `${count(orders.length, 'order')}, ${expired}`, [...early, ...overdue]);
};
