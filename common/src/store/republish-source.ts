import type { Model } from 'mongoose';
import type { OutboxEntry } from '../messaging/outbox';
import type { RepublishSource } from '../messaging/republish';
import type { AggregateDocument } from './aggregate-schema';
import type { AggregateStore } from './aggregate-store';
import { raiseVersions } from './raise-versions';

/**
 * Reads all aggregates of a collection in the order of their ids.
 *
 * @param toEntry the event that an aggregate's state stands for; undefined where there is none
 */
export function createRepublishSource<State>(options: {
  model: Model<AggregateDocument>;
  store: Pick<AggregateStore<State>, 'projection' | 'toState'>;
  toEntry: (state: State) => OutboxEntry | undefined;
}): RepublishSource {
  const { model, store, toEntry } = options;
  return {
    name: model.collection.name,
    raiseVersions: (restoredAt) => raiseVersions(model, restoredAt),
    async *currentEvents() {
      for await (const document of model
        .find({}, store.projection)
        .sort({ _id: 1 })
        .lean()
        .cursor({ batchSize: 500 })) {
        const entry = toEntry(store.toState(document));
        if (entry) yield { aggregateId: document._id, entry };
      }
    },
  };
}
