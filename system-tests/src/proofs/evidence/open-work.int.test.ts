import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestStore, type TestStore } from '@ticketing/common/testing/store';
import { SERVICES, type ServiceName } from '@ticketing/local/suite/ports';
import { withCharge } from '../invariants/testing/changes';
import { idOf, PAID } from '../invariants/testing/order-stories';
import { smallEvidence, withDocument } from '../invariants/testing/small-evidence';
import { openDatabases, type Databases } from './databases';
import type { Evidence } from './evidence';
import { openWork } from './open-work';
import { readAll } from './read-evidence';

type Stores = Readonly<Record<ServiceName, TestStore>>;

let stores: Stores;
let databases: Databases;
let journalDir: string;

beforeAll(async () => {
  const opened = SERVICES.map(async (service) => [service, await openTestStore()] as const);
  stores = Object.fromEntries(await Promise.all(opened)) as unknown as Stores;
  const uris = SERVICES.map((service) => [service, stores[service].uri] as const);
  databases = await openDatabases(Object.fromEntries(uris) as Record<ServiceName, string>);
  journalDir = mkdtempSync(path.join(tmpdir(), 'open-work-'));
});

afterAll(async () => {
  await databases.close();
  await Promise.all(SERVICES.map((service) => stores[service].close()));
  rmSync(journalDir, { recursive: true });
});

async function fill(evidence: Evidence): Promise<void> {
  for (const service of SERVICES) {
    for (const [name, documents] of Object.entries(evidence.databases[service])) {
      const collection = stores[service].connection.collection<{ _id: string }>(name);
      await collection.deleteMany({});
      if (documents.length > 0) await collection.insertMany([...documents]);
    }
  }
}

async function workOf(evidence: Evidence): Promise<readonly string[]> {
  await fill(evidence);
  return openWork({
    databases,
    readLedger: () => Promise.resolve(evidence.ledger),
    journalDir,
    brokerDataLostAtMs: [],
    now: () => evidence.readAtMs,
  });
}

describe('what is still being done', () => {
  it('is nothing on a platform that is quiet', async () => {
    expect(await workOf(smallEvidence)).toEqual([]);
  });

  it.each<[string, () => Evidence, RegExp]>([
    [
      'an event in an outbox',
      () =>
        withDocument(smallEvidence, ['orders', 'orders', idOf('paid')], {
          outbox: [{ id: 'an event', at: new Date() }],
        }),
      /1 outboxes of orders/,
    ],
    [
      'an order whose time is nearly over',
      () =>
        withDocument(smallEvidence, ['orders', 'orders', idOf('live')], {
          liveUntil: new Date(smallEvidence.readAtMs + 1_000),
        }),
      /1 live orders/,
    ],
    [
      'a refund that is under way',
      () => withDocument(smallEvidence, ['payments', 'payments', PAID], { work: 'settle' }),
      /1 payments are being/,
    ],
    [
      'a replica that is behind',
      () => withDocument(smallEvidence, ['payments', 'orders', idOf('paid')], { version: 0 }),
      /1 documents of payments.orders/,
    ],
    [
      'an order that expiration has not heard of',
      () => withDocument(smallEvidence, ['expiration', 'timers', idOf('live')], 'gone'),
      /1 orders have no timer/,
    ],
    [
      'a timer of an order that has ended',
      () =>
        withDocument(smallEvidence, ['expiration', 'timers', idOf('paid')], { status: 'pending' }),
      /1 timers wait/,
    ],
    [
      'a payment that orders has not decided on',
      () => withDocument(smallEvidence, ['orders', 'orders', idOf('paid')], { paymentId: '' }),
      /1 charges are not decided/,
    ],
    [
      'a charge that payments has not heard of',
      () => withDocument(smallEvidence, ['payments', 'payments', PAID], { status: 'pending' }),
      /1 charges are not decided/,
    ],
  ])('is found: %s', async (_says, evidence, found) => {
    expect(await workOf(evidence())).toContainEqual(expect.stringMatching(found));
  });

  it('has no charge in it that took no money', async () => {
    expect(await workOf(withCharge(PAID, { paid: false }))).toEqual([]);
  });
});

describe('reading all databases', () => {
  it('finds what the stores keep, dates as dates', async () => {
    await fill(smallEvidence);
    const { orders } = await readAll(databases);
    const live = orders['orders']?.find(({ _id }) => _id === idOf('live'));
    const [written] = smallEvidence.databases.orders['orders'] ?? [];
    expect(live).toEqual(written);
  });
});
