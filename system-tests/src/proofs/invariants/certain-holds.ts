import type { StoredOrder } from '../evidence/documents';
import { groupBy } from './finding';
import type { WriteLine } from './journal-lines';

/** A time in which an order certainly held a unit, whatever is not known about its writes. */
export interface Hold {
  /** `<ticket id>#<unit>` */
  unit: string;
  orderId: string;
  fromMs: number;
  untilMs: number;
}

function holds({ status }: WriteLine): boolean {
  return status !== 'cancelled';
}

/**
 * Until when the units of a written version were certainly held: until somebody began to write the
 * next one. A process that was killed may have written that without a line; then nobody knows when it
 * was, and nothing is certain. Complete is never left.
 */
function heldUntilMs(
  { version, status, atMs }: WriteLine,
  writesOfOrder: readonly WriteLine[],
  stored: Pick<StoredOrder, 'version'> | undefined,
): number {
  if (status === 'complete') return Infinity;
  const next = writesOfOrder.find(
    (write) => write.version === version + 1 && write.outcome === 'written',
  );
  if (next) return next.startedAtMs;
  return stored?.version === version ? Infinity : atMs;
}

/** The certain holds that the journal shows, one for each unit of each version that was written. */
export function certainHolds(
  writes: readonly WriteLine[],
  orders: ReadonlyMap<string, Pick<StoredOrder, 'version'>>,
): Hold[] {
  return [...groupBy(writes, ({ id }) => id)].flatMap(([orderId, ofOrder]) =>
    ofOrder
      .filter((line) => line.outcome === 'written' && holds(line))
      .flatMap((line) => {
        const untilMs = heldUntilMs(line, ofOrder, orders.get(orderId));
        if (line.ticketId === undefined || untilMs <= line.atMs) return [];
        const { ticketId, units = [], atMs: fromMs } = line;
        return units.map((unit) => ({ unit: `${ticketId}#${unit}`, orderId, fromMs, untilMs }));
      }),
  );
}

/** Pairs of different orders that held one unit at one time. */
export function overlappingHolds(all: readonly Hold[]): [Hold, Hold][] {
  return [...groupBy(all, ({ unit }) => unit).values()].flatMap((ofUnit) => {
    const inTime = ofUnit.toSorted((a, b) => a.fromMs - b.fromMs);
    const pairs = new Map<string, [Hold, Hold]>();
    let open: Hold[] = [];
    for (const hold of inTime) {
      open = open.filter(({ untilMs }) => untilMs > hold.fromMs);
      for (const other of open) {
        if (other.orderId === hold.orderId) continue;
        pairs.set([other.orderId, hold.orderId].sort().join(), [other, hold]);
      }
      open.push(hold);
    }
    return [...pairs.values()];
  });
}
