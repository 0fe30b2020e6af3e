import type { Model } from 'mongoose';
import { Unavailable } from '../errors';
import type { AggregateDocument } from './aggregate-schema';

/** No aggregate is changed so often in one second: versions of different restores never meet. */
const CHANGES_PER_SECOND_MAX = 1_000_000;
const BATCH_MAX = 100;
const TRIES_MAX = 10;

/** The version at which the aggregates of a database begin that was restored at this moment. */
function firstVersionAfter(restoredAt: Date): number {
  return Math.floor(restoredAt.getTime() / 1_000) * CHANGES_PER_SECOND_MAX;
}

/**
 * Raises the version of every aggregate of a restored collection above any that was issued before
 * `restoredAt`, whichever backup it came from: versions begin anew at the second of the restore times
 * 1,000,000. The same moment given again goes on where an interrupted run stopped and raises nothing
 * twice. Each raise is one conditional write, so that other writers may be at work.
 *
 * @returns how many were raised
 * @throws when a version of a later moment is there: a clock is wrong, or the moment is
 */
export async function raiseVersions(
  model: Model<AggregateDocument>,
  restoredAt: Date,
): Promise<number> {
  const first = firstVersionAfter(restoredAt);
  const later = await model.exists({ version: { $gte: first + CHANGES_PER_SECOND_MAX } });
  if (later) {
    const which = `${model.collection.name} ${later._id}`;
    throw new Error(
      `${which} has a version from after ${restoredAt.toISOString()}: set this machine's clock, or give the moment of the last restore`,
    );
  }

  // The filter holds for every version that a pod may write meanwhile, so that one write decides. Only
  // another restore can be faster, and raises it out of the filter: then there is less left to raise.
  async function raise(id: string): Promise<void> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const found = await model.findById(id, { version: 1 }).lean();
      if (!found || found.version >= first) return;
      const began = found.version - (found.version % CHANGES_PER_SECOND_MAX);
      const since = { $gte: began, $lt: began + CHANGES_PER_SECOND_MAX };
      const by = { $inc: { version: first - began } };
      const { matchedCount } = await model.updateOne({ _id: id, version: since }, by);
      if (matchedCount > 0) return;
    }
    throw new Unavailable(`${model.collection.name} ${id} is raised by others too`);
  }

  let [raised, after] = [0, ''];
  for (;;) {
    const batch = await model
      .find({ _id: { $gt: after }, version: { $lt: first } }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(BATCH_MAX)
      .lean();
    await Promise.all(batch.map(({ _id }) => raise(_id)));
    raised += batch.length;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH_MAX) return raised;
    after = last._id;
  }
}
