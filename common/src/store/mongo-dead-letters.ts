import type { Connection, Model } from 'mongoose';
import type { DeadLetter, DeadLetters, FaultyMessage } from '../messaging/dead-letters';
import type { Clock } from '../service/clock';
import { defineModel } from './aggregate-schema';
import { isDuplicateKey } from './mongo-errors';

type DeadLetterDocument = Omit<DeadLetter, 'id'> & { _id: string };

export function defineDeadLetterModel(connection: Connection): Model<DeadLetterDocument> {
  return defineModel<DeadLetterDocument>(connection, {
    name: 'dead_letters',
    fields: {
      type: { type: String, required: true },
      // Not `required`, which an empty text is not: an empty message must be parked like any other.
      body: String,
      reason: String,
      faults: { type: Number, required: true },
      status: { type: String, enum: ['retrying', 'parked'], required: true },
      lastFaultAt: { type: Date, required: true },
    },
    indexes: [{ keys: { status: 1, lastFaultAt: 1 } }],
  });
}

function toDeadLetter({ _id, ...fields }: DeadLetterDocument): DeadLetter {
  return { id: _id, ...fields };
}

/** Dead letters as a collection beside the aggregates of a service. */
export function createMongoDeadLetters(
  model: Model<DeadLetterDocument>,
  clock: Clock,
): DeadLetters {
  async function record(
    { id, type, body }: FaultyMessage,
    { reason, status, faults }: Pick<DeadLetter, 'reason' | 'status' | 'faults'>,
  ): Promise<number> {
    const set = { reason, status, lastFaultAt: clock() };
    const count = () =>
      model
        .findOneAndUpdate({ _id: id }, { $set: set, $inc: { faults } }, { returnDocument: 'after' })
        .lean();
    const found = await count();
    if (found) return found.faults;
    try {
      await model.create({ _id: id, type, body, faults, ...set });
      return faults;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await count())?.faults ?? faults;
    }
  }

  return {
    recordFault: (message, reason) => record(message, { reason, status: 'retrying', faults: 1 }),
    async park(message, reason) {
      await record(message, { reason, status: 'parked', faults: 0 });
    },
    async forget(id) {
      return (await model.deleteOne({ _id: id })).deletedCount > 0;
    },
    async list(limit) {
      const found = await model
        .find({ status: 'parked' })
        .sort({ lastFaultAt: 1 })
        .limit(limit)
        .lean();
      return found.map(toDeadLetter);
    },
    count: (limit) => model.countDocuments({ status: 'parked' }, { limit }),
    async find(id) {
      const found = await model.findById(id).lean();
      return found ? toDeadLetter(found) : undefined;
    },
  };
}
