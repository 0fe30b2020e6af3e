import { DuplicateKey, IdempotencyKeyReused } from '@ticketing/common/errors';
import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import { isUnavailable } from '@ticketing/common/store/mongo-errors';
import { placeOrder, type Order } from '../domain/order';
import type { Ticket } from '../domain/ticket';
import { toOutboxEntry } from '../events/out/order-events';
import type { OrderMetrics } from '../metrics';
import type { OrderStore } from '../store/order-store';
import type { Try } from './purchase';

/** Writes the order of one try, and finds out what became of it. */
export interface OrderWriter {
  /**
   * What an earlier write under the same id placed.
   *
   * @throws {IdempotencyKeyReused} when another body placed it
   */
  findOwn(purchase: Try): Promise<Order | undefined>;
  /** @returns undefined when the units, or one of them, were not free after all */
  insert(purchase: Try, ticket: Ticket, units: number[]): Promise<Order | undefined>;
}

export function createOrderWriter(deps: {
  orders: Pick<OrderStore, 'findPlaced' | 'insert'>;
  clock: Clock;
  windowMs: number;
  checkpoint: Checkpoint;
  metrics: OrderMetrics;
}): OrderWriter {
  const { orders, clock, windowMs, checkpoint, metrics } = deps;

  async function findOwn({ id, idempotent }: Try): Promise<Order | undefined> {
    const placed = await orders.findPlaced(id);
    if (placed && placed.bodyHash !== idempotent?.bodyHash) throw new IdempotencyKeyReused();
    return placed?.order;
  }

  async function insert(purchase: Try, ticket: Ticket, units: number[]) {
    const { id, buyerId, idempotent } = purchase;
    const now = clock();
    const { order, events } = placeOrder({ id, buyerId, ticket, units, now, windowMs });
    const entries = events.map((event) => toOutboxEntry(order, event, now));
    try {
      const once = idempotent && { bodyHash: idempotent.bodyHash };
      const placed = await orders.insert(order, entries, once);
      metrics.placed(placed);
      checkpoint('orders:placed');
      return placed;
    } catch (error) {
      const isUnknown = isUnavailable(error);
      if (!(error instanceof DuplicateKey) && !isUnknown) throw error;
      purchase.isUncertain ||= isUnknown;
      const own = await findOwn(purchase);
      if (!own && !isUnknown) metrics.conflicted();
      return own;
    }
  }

  return { findOwn, insert };
}
