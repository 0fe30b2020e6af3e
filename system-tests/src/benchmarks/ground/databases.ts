import { connectMongo } from '@ticketing/common/store/mongo-connection';
import type { Connection } from 'mongoose';
import type { Ground } from './ground';

const BATCH_MAX = 1_000;

export type Document = Record<string, unknown> & { _id: string };

/** Our own connection to a database, with the write concern and the pool that services have. */
export async function openDatabase(ground: Ground, database: string): Promise<Connection> {
  const connection = await connectMongo(ground.mongoUri(database));
  ground.onClear(() => connection.close());
  return connection;
}

/** Gives a collection of another database the same indexes. */
export async function copyIndexes(
  collection: string,
  { from, to }: { from: Connection; to: Connection },
): Promise<void> {
  const target = to.collection(collection);
  await to.createCollection(collection);
  const indexes = await from.collection(collection).indexes();
  const wanted = indexes.filter(({ name }) => name !== '_id_');
  if (wanted.length === 0) return;
  await target.createIndexes(wanted.map(({ key, unique = false }) => ({ key, unique })));
}

/** Gives a collection of another database the same documents and the same indexes. */
export async function copyCollection(
  collection: string,
  { from, to }: { from: Connection; to: Connection },
): Promise<void> {
  await copyIndexes(collection, { from, to });
  const documents = await from.collection<Document>(collection).find({}).toArray();
  await insertAll(to, collection, documents);
}

/** Inserts any number of documents, in batches. */
export async function insertAll(
  connection: Connection,
  collection: string,
  documents: readonly Document[],
): Promise<void> {
  const target = connection.collection<Document>(collection);
  for (let first = 0; first < documents.length; first += BATCH_MAX) {
    await target.insertMany(documents.slice(first, first + BATCH_MAX));
  }
}
