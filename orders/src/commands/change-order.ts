import { DuplicateKey, Unavailable } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { Decision, Order } from '../domain/order';
import { toOutboxEntry } from '../events/out/order-events';
import type { OrderMetrics } from '../metrics';
import type { OrderStore } from '../store/order-store';
import type { UnitHints } from '../store/unit-hints';

const TRIES_MAX = 20;

/** What became of an order: what it is now, and whether this changed it. */
export interface ChangeResult {
  order: Order;
  isChanged: boolean;
}

/** Loads an order, decides, commits. @returns undefined when there is no such order */
export type ChangeOrder = (
  orderId: string,
  decide: (order: Order) => Decision | Promise<Decision>,
) => Promise<ChangeResult | undefined>;

/**
 * Changes an order in one compare-and-set. Who loses against another writer, or for a unit, loads the
 * order again and decides again.
 */
export function createChangeOrder(deps: {
  orders: Pick<OrderStore, 'find' | 'replace'>;
  hints: Pick<UnitHints, 'giveBack'>;
  clock: Clock;
  metrics: OrderMetrics;
}): ChangeOrder {
  const { orders, hints, clock, metrics } = deps;

  async function commit(before: Order, decision: Decision): Promise<boolean> {
    const { order: after, events } = decision;
    const at = clock();
    const entries = events.map((event) => toOutboxEntry(after, event, at));
    try {
      const isWritten = await orders.replace({ before, after, entries });
      if (isWritten) metrics.changed(decision, at);
      return isWritten;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      metrics.conflicted();
      return false;
    }
  }

  return async (orderId, decide) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const before = await orders.find(orderId);
      if (!before) return undefined;
      const decision = await decide(before);
      const { order, events } = decision;
      if (events.length === 0) return { order, isChanged: false };
      if (await commit(before, decision)) {
        const isReleased = before.status !== 'cancelled' && order.status === 'cancelled';
        if (isReleased) hints.giveBack(order.ticket.id, order.units);
        return { order, isChanged: true };
      }
    }
    throw new Unavailable('The order is changing too quickly, please try again');
  };
}
