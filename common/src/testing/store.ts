import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { connectMongo, type PoolOptions } from '../store/mongo-connection';

export interface TestStore {
  uri: string;
  connection: Connection;
  close(): Promise<void>;
}

/** The address of an empty database of its own on the test run's server. */
export function emptyDatabaseUri(): string {
  const server = process.env['TEST_MONGO_URI'];
  if (!server) throw new Error('TEST_MONGO_URI is not set: run this through `npm run test:int`');
  const url = new URL(server);
  url.pathname = `/test_${randomBytes(6).toString('hex')}`;
  return url.toString();
}

/** Opens an empty database of its own; closing drops it. */
export async function openTestStore(
  uri = emptyDatabaseUri(),
  options: PoolOptions = {},
): Promise<TestStore> {
  const connection = await connectMongo(uri, options);
  return {
    uri,
    connection,
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
