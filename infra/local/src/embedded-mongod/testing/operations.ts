import { inspect } from 'node:util';
import { contentOf, type Operation, type Thing } from './outcomes';

/** Operations that run one after the other on an empty collection. */
export type Scenario = Record<string, Operation>;

export const at = (seconds: number): Date => new Date(1_700_000_000_000 + seconds * 1_000);

export const ids =
  (filter: Record<string, unknown>, sort?: Record<string, 1 | -1>): Operation =>
  async (collection) => {
    const found = await collection
      .find(filter)
      .sort(sort ?? { _id: 1 })
      .toArray();
    return found.map(({ _id }) => _id);
  };

/** One query for each filter, called by what it asks. */
export const named = (all: Record<string, unknown>[]): Scenario =>
  Object.fromEntries(all.map((filter) => [`find ${inspect(filter, { depth: 5 })}`, ids(filter)]));

export const put =
  (documents: Record<string, unknown>[]): Operation =>
  (collection) =>
    collection.insertMany(documents as Thing[]);

export const update =
  (filter: Record<string, unknown>, change: Record<string, unknown>): Operation =>
  (collection) =>
    collection.updateOne(filter, change);

export const updates = (all: Record<string, Record<string, unknown>>): Scenario =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, change]) => [
      [name, update({ _id: 'a' }, change)],
      [`${name}, read`, contentOf],
    ]),
  );

export const modify =
  (id: string, change: Record<string, unknown>, returnDocument: 'before' | 'after'): Operation =>
  (collection) =>
    collection.findOneAndUpdate({ _id: id }, change, { returnDocument });

export const unique =
  (key: Record<string, 1 | -1>): Operation =>
  (collection) =>
    collection.createIndex(key, { unique: true }, {});

export const index =
  (key: Record<string, 1 | -1>): Operation =>
  (collection) =>
    collection.createIndex(key, {}, {});
