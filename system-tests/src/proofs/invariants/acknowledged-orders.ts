import { toDecimal } from '@ticketing/common/money';
import { byId, isLive, totalMinorOf, type StoredOrder } from '../evidence/documents';
import type { HistoryEntry } from '../swarm/history';

function differences(entry: HistoryEntry, stored: StoredOrder): string[] {
  const { order, ticketId, personId } = entry;
  const expected: Record<string, unknown> = {
    buyer: personId,
    ...(ticketId !== undefined && { ticket: ticketId }),
    ...(order && {
      quantity: order.quantity,
      total: order.total,
      expiresAt: new Date(order.expiresAt).toISOString(),
    }),
  };
  const found: Record<string, unknown> = {
    buyer: stored.userId,
    ticket: stored.ticket.id,
    quantity: stored.quantity,
    total: toDecimal(totalMinorOf(stored)),
    expiresAt: stored.expiresAt.toISOString(),
  };
  return Object.entries(expected)
    .filter(([name, value]) => value !== found[name])
    .map(([name, value]) => `${name} ${String(value)} and has ${String(found[name])}`);
}

/** Orders that somebody was told are placed, and that are not there as they were told. */
export function brokenOrders(
  acknowledged: readonly HistoryEntry[],
  orders: readonly StoredOrder[],
): string[] {
  const stored = byId(orders);
  return acknowledged.flatMap((entry) => {
    const { action, orderId, order } = entry;
    if (action !== 'place-order') return [];
    if (orderId === undefined) return [`an order of ${entry.personId} was acknowledged without id`];
    const found = stored.get(orderId);
    if (!found) return [`order ${orderId} was acknowledged and is not there`];
    const isOlder = order !== undefined && found.version < order.version;
    return [
      ...differences(entry, found).map((each) => `order ${orderId} was acknowledged with ${each}`),
      ...(isOlder
        ? [`order ${orderId} was acknowledged as v${order.version} and is v${found.version}`]
        : []),
    ];
  });
}

/** Complete and cancelled by the buyer are never left. */
function isLeft(read: NonNullable<HistoryEntry['order']>, found: StoredOrder): boolean {
  if (read.status === 'complete') return found.status !== 'complete';
  return read.cancelReason === 'user' && found.cancelReason !== 'user';
}

/** What a buyer has read stays true: newer versions may follow, but never back nor out of an end. */
export function brokenReads(
  acknowledged: readonly HistoryEntry[],
  orders: readonly StoredOrder[],
): string[] {
  const stored = byId(orders);
  const told = new Set<string>();
  for (const { action, orderId, order } of acknowledged) {
    if (action !== 'read-order' || orderId === undefined || !order) continue;
    const found = stored.get(orderId);
    if (!found) told.add(`order ${orderId} was read and is not there`);
    else if (found.version < order.version) {
      told.add(`order ${orderId} was read as v${order.version} and is v${found.version}`);
    } else if (isLeft(order, found)) {
      told.add(`order ${orderId} was read as ${order.status} and is ${found.status}`);
    }
  }
  return [...told];
}

/**
 * What a buyer has cancelled stays cancelled. Only an order that had expired by then may be something
 * else: cancelled by time, or complete, because its payment came late.
 */
export function brokenCancels(
  acknowledged: readonly HistoryEntry[],
  orders: readonly StoredOrder[],
): string[] {
  const stored = byId(orders);
  return acknowledged.flatMap(({ action, orderId, endedAtMs }) => {
    if (action !== 'cancel-order' || orderId === undefined) return [];
    const found = stored.get(orderId);
    if (!found) return [`order ${orderId} was cancelled and is not there`];
    if (found.cancelReason === 'user') return [];
    const mayHaveExpired = endedAtMs >= found.expiresAt.getTime();
    if (mayHaveExpired && !isLive(found)) return [];
    const { status, cancelReason = '' } = found;
    return [`order ${orderId} was cancelled by its buyer and is ${status} ${cancelReason}`.trim()];
  });
}
