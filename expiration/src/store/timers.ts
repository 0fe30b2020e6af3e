import { createAggregateStore, type AggregateStore } from '@ticketing/common/store/aggregate-store';
import {
  defineAggregateModel,
  type AggregateDocument,
} from '@ticketing/common/store/aggregate-schema';
import { afterPosition, type Position } from '@ticketing/common/store/paging';
import type { Outbox } from '@ticketing/common/messaging/outbox';
import type { OutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import type { Tracing } from '@ticketing/common/tracing/tracing';
import type { Connection, Model } from 'mongoose';
import type { Timer } from '../domain/timer';

export interface Timers extends AggregateStore<Timer> {
  /** Pending timers in the order in which they are due, after a position in that order. */
  findPending(limit: number, after?: Position): Promise<Timer[]>;
}

export function defineTimerModel(connection: Connection): Model<AggregateDocument> {
  return defineAggregateModel(connection, {
    name: 'timers',
    fields: {
      status: { type: String, enum: ['pending', 'fired', 'dropped'], required: true },
      fireAt: { type: Date, required: true },
    },
    indexes: [{ keys: { status: 1, fireAt: 1, _id: 1 } }],
  });
}

export function createTimers(deps: {
  model: Model<AggregateDocument>;
  outbox: Outbox;
  publisher: OutboxPublisher;
  tracing: Tracing;
}): Timers {
  const { model } = deps;
  const store = createAggregateStore<Timer>({ ...deps, isOneTrace: true });
  return {
    ...store,
    async findPending(limit, after) {
      const position = after && afterPosition('fireAt', 1, new Date(after.value), after.id);
      const found = await model
        .find({ status: 'pending', ...position }, store.projection)
        .sort({ fireAt: 1, _id: 1 })
        .limit(limit)
        .lean();
      return found.map((document) => store.toState(document));
    },
  };
}
