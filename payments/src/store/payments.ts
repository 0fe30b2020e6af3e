import type { Outbox } from '@ticketing/common/messaging/outbox';
import type { OutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import {
  defineAggregateModel,
  type AggregateDocument,
} from '@ticketing/common/store/aggregate-schema';
import { createAggregateStore, type AggregateStore } from '@ticketing/common/store/aggregate-store';
import { afterPosition, cutPage, type Page, type PageOf } from '@ticketing/common/store/paging';
import type { Tracing } from '@ticketing/common/tracing/tracing';
import { Schema, type Connection, type Model } from 'mongoose';
import { isOpen, orderLiveKey, putOffLimit, type Payment } from '../domain/payment';
import { requestKeys } from '../domain/requests';

/** Who looks after a payment next: the reconciler, the settler, or an operator. */
export type Work = 'reconcile' | 'settle' | 'operator';

export interface Payments extends AggregateStore<Payment> {
  /** The order's one live payment. */
  findLive(orderId: string): Promise<Payment | undefined>;
  /** The payment that answers, or is about to answer, a request with an idempotency key. */
  findByRequest(keyId: string): Promise<Payment | undefined>;
  /** A buyer's payments of one order, newest first. */
  listOfOrder(owner: { orderId: string; userId: string }, page: Page): Promise<PageOf<Payment>>;
  /** Payments that are due for somebody, the longest due first. */
  findDue(work: Work, now: Date, limit: number): Promise<Payment[]>;
  /** How many are somebody's, due or not, counted up to `limit`. */
  countWork(work: Work, limit: number): Promise<number>;
}

export function definePaymentModel(connection: Connection): Model<AggregateDocument> {
  const text = { type: String, required: true };
  return defineAggregateModel(connection, {
    name: 'payments',
    fields: {
      orderId: text,
      userId: text,
      amountMinor: { type: Number, required: true },
      currency: text,
      status: text,
      createdAt: { type: Date, required: true },
      liveKey: text,
      stripeId: String,
      clientSecret: String,
      confirms: { type: Number, required: true },
      confirm: Schema.Types.Mixed,
      waiting: String,
      cardHash: String,
      requests: { type: [Schema.Types.Mixed], required: true },
      cancelWanted: Boolean,
      refunds: { type: Number, required: true },
      refundId: String,
      failedRefunds: { type: [String], default: undefined },
      paidBackByHand: Boolean,
      dueAt: Date,
      requestKeys: { type: [String], required: true },
      work: String,
    },
    indexes: [
      { keys: { liveKey: 1 }, unique: true },
      { keys: { requestKeys: 1 }, unique: true },
      { keys: { orderId: 1, userId: 1, createdAt: -1, _id: -1 } },
      { keys: { work: 1, dueAt: 1 } },
    ],
  });
}

function workOf(payment: Payment): Work | undefined {
  if (payment.status === 'refund_failed') return 'operator';
  if (payment.status === 'refunding' || payment.cancelWanted) return 'settle';
  return isOpen(payment) ? 'reconcile' : undefined;
}

export function createPayments(deps: {
  model: Model<AggregateDocument>;
  outbox: Outbox;
  publisher: OutboxPublisher;
  tracing: Tracing;
}): Payments {
  const { model } = deps;
  const store = createAggregateStore<Payment>({
    ...deps,
    isOneTrace: true,
    derive: (payment) => ({ requestKeys: requestKeys(payment), work: workOf(payment) }),
    notState: ['requestKeys', 'work'],
  });

  async function findOne(filter: Record<string, string>): Promise<Payment | undefined> {
    const found = await model.findOne(filter, store.projection).lean();
    return found ? store.toState(found) : undefined;
  }

  async function findDated(work: Work, dueAt: object, limit: number): Promise<Payment[]> {
    const found = await model
      .find({ work, dueAt }, store.projection)
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean();
    return found.map((document) => store.toState(document));
  }

  return {
    ...store,
    findLive: (orderId) => findOne({ liveKey: orderLiveKey(orderId) }),
    findByRequest: (keyId) => findOne({ requestKeys: keyId }),
    async listOfOrder({ orderId, userId }, { limit, after }) {
      const position = after && afterPosition('createdAt', -1, new Date(after.value), after.id);
      const found = await model
        .find({ orderId, userId, ...position }, store.projection)
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean();
      const rows = found.map((document) => store.toState(document));
      return cutPage(rows, limit, ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }));
    },
    countWork: (work, limit) => model.countDocuments({ work }, { limit }),
    async findDue(work, now, limit) {
      const due = await findDated(work, { $lte: now }, limit);
      if (due.length === limit) return due;
      const ahead = await findDated(work, { $gt: putOffLimit(now) }, limit - due.length);
      return [...due, ...ahead];
    },
  };
}
