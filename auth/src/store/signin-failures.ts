import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { isDuplicateKey } from '@ticketing/common/store/mongo-errors';
import type { Connection, Model } from 'mongoose';
import type { FailureCount } from '../domain/signin-failures';

type FailureDocument = Omit<FailureCount, 'key'> & { _id: string };

/** Failed sign-ins, kept in the database so that the limits hold for all pods together. */
export interface SigninFailures {
  /** What is counted under these keys and not yet over. */
  find(keys: readonly string[], now: Date): Promise<FailureCount[]>;
  /** Counts one failure. Returns the count with it. */
  count(key: string, times: { now: Date; expiresAt: Date }): Promise<FailureCount>;
  /** Takes away what is over. */
  forgetExpired(now: Date): Promise<void>;
}

export function defineSigninFailureModel(connection: Connection): Model<FailureDocument> {
  return defineModel<FailureDocument>(connection, {
    name: 'signin_failures',
    fields: {
      failures: { type: Number, required: true },
      expiresAt: { type: Date, required: true },
    },
    indexes: [{ keys: { expiresAt: 1 } }],
  });
}

function toCount({ _id, failures, expiresAt }: FailureDocument): FailureCount {
  return { key: _id, failures, expiresAt };
}

export function createSigninFailures(model: Model<FailureDocument>): SigninFailures {
  const increment = (key: string, now: Date) =>
    model
      .findOneAndUpdate(
        { _id: key, expiresAt: { $gt: now } },
        { $inc: { failures: 1 } },
        { returnDocument: 'after' },
      )
      .lean();

  return {
    async find(keys, now) {
      const found = await model.find({ _id: { $in: [...keys] }, expiresAt: { $gt: now } }).lean();
      return found.map(toCount);
    },
    async count(key, { now, expiresAt }) {
      const counted = await increment(key, now);
      if (counted) return toCount(counted);
      await model.deleteOne({ _id: key, expiresAt: { $lte: now } });
      const first = { _id: key, failures: 1, expiresAt };
      try {
        await model.create(first);
        return toCount(first);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return toCount((await increment(key, now)) ?? first);
      }
    },
    async forgetExpired(now) {
      await model.deleteMany({ expiresAt: { $lte: now } });
    },
  };
}
