import { EJSON } from 'bson';
import { mongo } from 'mongoose';

/** Any document: tests look at what a server makes of it. */
export interface Thing {
  _id: string | number | number[];
  [field: string]: unknown;
}

export type Collection = mongo.Collection<Thing>;

/** One operation: what it answers, or how it is refused, is compared between implementations. */
export type Operation = (collection: Collection) => Promise<unknown>;

/** Values with their BSON types, fields in no order: not every implementation keeps it after an update. */
export function canonical(value: unknown): unknown {
  const sorted = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(sorted);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
  };
  return sorted(EJSON.serialize(value, { relaxed: false }));
}

interface WriteError {
  index: number;
  code: number;
}

/** Without the count of inserted documents: mongo-java-server counts the refused ones too. */
function refusalOf(error: unknown): unknown {
  if (error instanceof mongo.MongoBulkWriteError) {
    const { matchedCount, modifiedCount, deletedCount } = error.result;
    const errors = [error.writeErrors].flat() as WriteError[];
    const counts = { matchedCount, modifiedCount, deletedCount };
    return { refused: errors.map(({ index, code }) => ({ index, code })), counts };
  }
  if (error instanceof mongo.MongoServerError) return { refused: error.code };
  throw error;
}

export async function outcomeOf(operation: Operation, collection: Collection): Promise<unknown> {
  try {
    return { answer: canonical({ value: await operation(collection) }) };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Everything in a collection, each value with the type that the server gave it. */
export const contentOf: Operation = (collection) =>
  collection.find({}, { promoteValues: false }).sort({ _id: 1 }).toArray();

export const connect = (uri: string): Promise<mongo.MongoClient> =>
  mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 5_000 });
