import type { Outbox } from '@ticketing/common/messaging/outbox';
import type { OutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import type { AggregateDocument } from '@ticketing/common/store/aggregate-schema';
import { createAggregateStore, type AggregateStore } from '@ticketing/common/store/aggregate-store';
import type { Tracing } from '@ticketing/common/tracing/tracing';
import { cutPage, type Page, type PageOf } from '@ticketing/common/store/paging';
import type { Model } from 'mongoose';
import { claimsOf } from '../domain/claims';
import { isLive, type Order } from '../domain/order';
import { liveOrders, ordersOf, overdueOrders, type OrdersOf } from './order-queries';

export interface OrderStore extends AggregateStore<Order> {
  /** An order with the hash of the request that placed it, where that had an idempotency key. */
  findPlaced(id: string): Promise<{ order: Order; bodyHash: string | undefined } | undefined>;
  page(of: OrdersOf, page: Page): Promise<PageOf<Order>>;
  /** Ids of live orders whose window has ended, the longest overdue first. */
  findOverdue(now: Date, limit: number): Promise<string[]>;
  /** How many are live, counted up to `limit`. */
  countLive(limit: number): Promise<number>;
  /** The present versions of these orders. */
  versionsOf(ids: readonly string[]): Promise<Map<string, number>>;
  findMany(ids: readonly string[]): Promise<Order[]>;
}

export function createOrderStore(deps: {
  model: Model<AggregateDocument>;
  outbox: Outbox;
  publisher: OutboxPublisher;
  tracing: Tracing;
}): OrderStore {
  const { model } = deps;
  const store = createAggregateStore<Order>({
    ...deps,
    isOneTrace: true,
    derive: (order) => ({
      claims: claimsOf(order),
      liveUntil: isLive(order) ? order.expiresAt : undefined,
    }),
    notState: ['claims', 'liveUntil', 'bodyHash'],
  });

  return {
    ...store,
    async findPlaced(id) {
      const document = await model.findById(id).lean<AggregateDocument & { bodyHash?: string }>();
      return document ? { order: store.toState(document), bodyHash: document.bodyHash } : undefined;
    },
    async page(of, page) {
      const { filter, sort } = ordersOf(of, page);
      const found = await model
        .find(filter, store.projection)
        .sort(sort)
        .limit(page.limit + 1)
        .lean();
      return cutPage(found.map(store.toState), page.limit, ({ id, createdAt }) => ({
        value: createdAt.toISOString(),
        id,
      }));
    },
    async findOverdue(now, limit) {
      const { filter, sort } = overdueOrders(now);
      const found = await model.find(filter, { _id: 1 }).sort(sort).limit(limit).lean();
      return found.map(({ _id }) => _id);
    },
    countLive: (limit) => model.countDocuments(liveOrders().filter, { limit }),
    async versionsOf(ids) {
      const found = await model.find({ _id: { $in: [...ids] } }, { version: 1 }).lean();
      return new Map(found.map(({ _id, version }) => [_id, version]));
    },
    async findMany(ids) {
      const found = await model.find({ _id: { $in: [...ids] } }, store.projection).lean();
      return found.map(store.toState);
    },
  };
}
