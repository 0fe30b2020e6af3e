import { connectMongo } from '@ticketing/common/store/mongo-connection';
import { SERVICES, type ServiceName } from '@ticketing/local/suite/ports';
import type { StoredDocument } from './evidence';

type Filter = Record<string, unknown>;
type Fields = Record<string, 0 | 1>;

/** The databases of all services, past the services and the relays. */
export interface Databases {
  read(
    service: ServiceName,
    collection: string,
    query?: { filter?: Filter; fields?: Fields },
  ): Promise<StoredDocument[]>;
  close(): Promise<void>;
}

export async function openDatabases(
  mongoUris: Readonly<Record<ServiceName, string>>,
): Promise<Databases> {
  const opened = await Promise.all(
    SERVICES.map(async (service) => [service, await connectMongo(mongoUris[service])] as const),
  );
  const connections = new Map(opened);
  return {
    async read(service, collection, { filter = {}, fields = {} } = {}) {
      const documents = connections.get(service)?.collection<StoredDocument>(collection);
      if (!documents) throw new Error(`there is no database of ${service}`);
      return documents.find(filter).project<StoredDocument>(fields).toArray();
    },
    async close() {
      await Promise.all(opened.map(([, connection]) => connection.close()));
    },
  };
}
