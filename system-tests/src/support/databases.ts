import { connectMongo } from '@ticketing/common/store/mongo-connection';
import type { Platform } from './platform';

type ServiceName = keyof Platform['mongoUris'];
export type StoredDocument = Record<string, unknown> & { _id: string };

/** All documents of one collection, read past the service. */
export async function readAll(
  { mongoUris }: Platform,
  service: ServiceName,
  collection: string,
): Promise<StoredDocument[]> {
  const connection = await connectMongo(mongoUris[service]);
  try {
    return await connection.collection<StoredDocument>(collection).find({}).toArray();
  } finally {
    await connection.close();
  }
}
