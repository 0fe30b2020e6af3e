import { SERVICES, type ServiceName } from '@ticketing/local/suite/ports';
import type { Arena } from '../arena/arena';
import { readJournals } from '../probe/read-journals';
import { openDatabases, type Databases } from './databases';
import { COLLECTIONS } from './documents';
import type { Evidence, StoredDocument } from './evidence';
import { createReadLedger } from './read-ledger';

const READS_MAX = 5;

/** What the one who ran the proof knows, and no store has. */
export type KnownOfRun = Omit<Evidence, 'databases' | 'ledger' | 'journal' | 'readAtMs'>;

type Contents = Record<ServiceName, Record<string, StoredDocument[]>>;

async function readService(databases: Databases, service: ServiceName) {
  const contents: Record<string, StoredDocument[]> = {};
  for (const collection of COLLECTIONS[service]) {
    contents[collection] = await databases.read(service, collection);
  }
  return contents;
}

function fingerprintOf(orders: readonly StoredDocument[]): string {
  return orders
    .map(({ _id, version }) => `${_id} ${String(version)}`)
    .sort()
    .join();
}

/** Everything, read in one moment: again where an order has changed in the meantime. */
export async function readAll(databases: Databases): Promise<Contents> {
  for (let reads = 1; ; reads += 1) {
    const contents = Object.fromEntries(
      await Promise.all(
        SERVICES.map(async (service) => [service, await readService(databases, service)] as const),
      ),
    ) as Contents;
    const fields = { _id: 1, version: 1 } as const;
    const after = await databases.read('orders', 'orders', { fields });
    const isStill = fingerprintOf(contents.orders['orders'] ?? []) === fingerprintOf(after);
    if (isStill || reads === READS_MAX) return contents;
  }
}

/** Reads everything that is known after a run, past all relays. Wait until it is quiet first. */
export async function readEvidence(
  { direct, journalDir }: Pick<Arena, 'direct' | 'journalDir'>,
  known: KnownOfRun,
): Promise<Evidence> {
  const databases = await openDatabases(direct.mongoUris);
  try {
    const readAtMs = Date.now();
    const contents = await readAll(databases);
    const ledger = await createReadLedger(direct)();
    return { ...known, databases: contents, ledger, journal: readJournals(journalDir), readAtMs };
  } finally {
    await databases.close();
  }
}
