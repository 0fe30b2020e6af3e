import type { Model } from 'mongoose';
import type { Outbox } from '../messaging/outbox';
import type { AggregateDocument } from './aggregate-schema';

/** Older than any event: bounds a query to documents that have an event at all. */
const BEGINNING = new Date(0);

/** The outboxes in the documents of one collection. */
export function createMongoOutbox(model: Model<AggregateDocument>): Outbox {
  return {
    name: model.collection.name,
    async clear(aggregateId, eventIds) {
      await model.updateOne(
        { _id: aggregateId },
        { $pull: { outbox: { id: { $in: [...eventIds] } } } },
      );
    },
    async findOverdue({ after = BEGINNING, before }, limit) {
      const at = { $gt: after, ...(before && { $lt: before }) };
      const documents = await model
        .find({ 'outbox.at': at }, { outbox: 1 })
        .sort({ 'outbox.at': 1 })
        .limit(limit)
        .lean();
      return documents.map(({ _id, outbox }) => ({ aggregateId: _id, entries: outbox }));
    },
    count: (limit) => model.countDocuments({ 'outbox.at': { $gt: BEGINNING } }, { limit }),
  };
}
