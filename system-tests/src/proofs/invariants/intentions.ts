import type { StoredOrder } from '../evidence/documents';
import type { HistoryEntry } from '../swarm/history';
import { groupBy } from './finding';

/** Tries of one wish share a key; a try without one is a wish of its own. */
function wishesOf(entries: readonly HistoryEntry[]): HistoryEntry[][] {
  let alone = 0;
  const wishes = groupBy(entries, ({ personId, idempotencyKey }) => {
    if (idempotencyKey !== undefined) return `${personId} ${idempotencyKey}`;
    alone += 1;
    return `#${alone}`;
  });
  return [...wishes.values()];
}

/** Repeating a request with its key makes nothing twice: one wish, one order. */
export function repeatedIntentions(
  history: readonly HistoryEntry[],
  orders: readonly StoredOrder[],
): string[] {
  const placing = history.filter(({ action }) => action === 'place-order');
  const twice = wishesOf(placing).flatMap((tries) => {
    const ids = new Set(
      tries.flatMap(({ orderId, outcome }) => (outcome === 'ok' && orderId) || []),
    );
    const [first] = tries;
    if (ids.size < 2 || !first) return [];
    return [`one wish of ${first.personId} was answered with orders ${[...ids].join(' and ')}`];
  });
  const ordersByBuyer = groupBy(orders, ({ userId }) => userId);
  const unasked = [...groupBy(placing, ({ personId }) => personId)].flatMap(([buyer, entries]) => {
    const granted = wishesOf(entries).filter((tries) =>
      tries.some(({ outcome }) => outcome !== 'refused'),
    );
    const has = ordersByBuyer.get(buyer)?.length ?? 0;
    if (has <= granted.length) return [];
    return [`${buyer} has ${has} orders and placed ${granted.length}`];
  });
  return [...twice, ...unasked];
}
