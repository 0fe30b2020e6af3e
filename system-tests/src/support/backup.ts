import { connectMongo } from '@ticketing/common/store/mongo-connection';
import type { StoredDocument } from './databases';
import type { Platform } from './platform';

type ServiceName = keyof Platform['mongoUris'];

/** All documents of a service's database, by collection. */
export type Backup = Readonly<Record<string, readonly StoredDocument[]>>;

const COLLECTIONS = {
  auth: ['users', 'signin_failures'],
  tickets: ['tickets', 'reservations', 'dead_letters'],
  orders: ['orders', 'tickets', 'dead_letters'],
  payments: ['payments', 'orders', 'dead_letters'],
  expiration: ['timers', 'dead_letters'],
} as const;

async function withDatabase<T>(
  { mongoUris }: Platform,
  service: ServiceName,
  work: (connection: Awaited<ReturnType<typeof connectMongo>>) => Promise<T>,
): Promise<T> {
  const connection = await connectMongo(mongoUris[service]);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

export function takeBackup(platform: Platform, service: ServiceName): Promise<Backup> {
  return withDatabase(platform, service, async (connection) => {
    const copies = COLLECTIONS[service].map(async (name) => {
      const documents = await connection.collection<StoredDocument>(name).find({}).toArray();
      return [name, documents] as const;
    });
    return Object.fromEntries(await Promise.all(copies));
  });
}

/** Puts a database back to how it was; what has come since is gone. */
export function restoreBackup(
  platform: Platform,
  service: ServiceName,
  backup: Backup,
): Promise<void> {
  return withDatabase(platform, service, async (connection) => {
    for (const [name, documents] of Object.entries(backup)) {
      const collection = connection.collection<StoredDocument>(name);
      await collection.deleteMany({});
      if (documents.length > 0) await collection.insertMany([...documents]);
    }
  });
}
