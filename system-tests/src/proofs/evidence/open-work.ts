import type { ServiceName } from '@ticketing/local/suite/ports';
import { chargesOf } from '../invariants/charges';
import { lagOf } from '../invariants/lag';
import { readJournals } from '../probe/read-journals';
import type { Databases } from './databases';
import type { StoredDocument } from './evidence';
import type { ReadLedger } from './read-ledger';

/** Older than any event: matches a document with an event at all. */
const BEGINNING = new Date(0);
/** An order that ends sooner would end while somebody reads. */
const CALM_MS = 5_000;

export interface WorkDeps {
  databases: Databases;
  readLedger: ReadLedger;
  journalDir: string;
  brokerDataLostAtMs: readonly number[];
  now: () => number;
}

type Look = (deps: WorkDeps) => Promise<string[]>;

type Place = readonly [service: ServiceName, collection: string];

const AGGREGATES = [
  ['tickets', 'tickets'],
  ['orders', 'orders'],
  ['payments', 'payments'],
  ['expiration', 'timers'],
] as const satisfies readonly Place[];

const REPLICAS: readonly { source: Place; replica: Place }[] = [
  { source: ['orders', 'orders'], replica: ['tickets', 'reservations'] },
  { source: ['orders', 'orders'], replica: ['payments', 'orders'] },
  { source: ['tickets', 'tickets'], replica: ['orders', 'tickets'] },
];

function many(n: number, what: string): string[] {
  return n > 0 ? [`${n} ${what}`] : [];
}

const fullOutboxes: Look = async ({ databases }) => {
  const filter = { 'outbox.at': { $gt: BEGINNING } };
  const found = await Promise.all(
    AGGREGATES.map(async ([service, collection]) => {
      const waiting = await databases.read(service, collection, { filter, fields: { _id: 1 } });
      return many(waiting.length, `outboxes of ${service} are not empty`);
    }),
  );
  return found.flat();
};

/** Live orders whose time is over, or nearly. */
const overdueOrders: Look = async ({ databases, now }) => {
  const filter = { liveUntil: { $lte: new Date(now() + CALM_MS) } };
  const overdue = await databases.read('orders', 'orders', { filter, fields: { _id: 1 } });
  return many(overdue.length, 'live orders are about to expire');
};

const unsettledPayments: Look = async ({ databases }) => {
  const filter = { work: 'settle' };
  const open = await databases.read('payments', 'payments', { filter, fields: { _id: 1 } });
  return many(open.length, 'payments are being cancelled or refunded');
};

const versions = { _id: 1, version: 1 } as const;

function versionsOf(documents: readonly StoredDocument[]): Map<string, unknown> {
  return new Map(documents.map(({ _id, version }) => [_id, version]));
}

const oldReplicas: Look = async ({ databases }) => {
  const found = await Promise.all(
    REPLICAS.map(async ({ source, replica }) => {
      const sources = await databases.read(...source, { fields: versions });
      const replicas = versionsOf(await databases.read(...replica, { fields: versions }));
      const old = sources.filter(({ _id, version }) => replicas.get(_id) !== version);
      return many(old.length, `documents of ${replica.join('.')} are not as their source`);
    }),
  );
  return found.flat();
};

const waitingTimers: Look = async ({ databases }) => {
  const fields = { _id: 1, status: 1 } as const;
  const orders = await databases.read('orders', 'orders', { fields });
  const timers = await databases.read('expiration', 'timers', { fields });
  const ended = new Set(
    orders.flatMap(({ _id, status }) =>
      status === 'complete' || status === 'cancelled' ? [_id] : [],
    ),
  );
  const known = new Set(timers.map(({ _id }) => _id));
  const waiting = timers.filter(({ _id, status }) => status === 'pending' && ended.has(_id));
  const missing = orders.filter(({ _id }) => !known.has(_id));
  return [
    ...many(waiting.length, 'timers wait for orders that have ended'),
    ...many(missing.length, 'orders have no timer'),
  ];
};

/** Money that payments does not know of, or that orders has not decided on. */
const undecidedMoney: Look = async ({ databases, readLedger }) => {
  const orders = await databases.read('orders', 'orders', { fields: { _id: 1, paymentId: 1 } });
  const fields = { _id: 1, status: 1 } as const;
  const payments = await databases.read('payments', 'payments', { fields });
  const accepted = new Set(orders.map(({ paymentId }) => paymentId));
  const statuses = new Map(payments.map(({ _id, status }) => [_id, status]));
  const undecided = chargesOf(await readLedger()).filter(({ paymentId = '' }) => {
    const status = statuses.get(paymentId);
    if (status === 'succeeded') return !accepted.has(paymentId);
    return status !== 'refunded' && status !== 'refund_failed';
  });
  return many(undecided.length, 'charges are not decided on');
};

const lag: Look = ({ journalDir, brokerDataLostAtMs }) => {
  const owed = lagOf({ journal: readJournals(journalDir), brokerDataLostAtMs });
  return Promise.resolve(many(owed.length, 'deliveries are not acknowledged'));
};

/** The cheap ones first: a later stage is looked at when all before it have nothing to say. */
const STAGES: readonly (readonly Look[])[] = [
  [fullOutboxes, overdueOrders, unsettledPayments],
  [oldReplicas, waitingTimers, undecidedMoney],
  [lag],
];

/** What is still being done: the first stage that has something to say; empty where all is quiet. */
export async function openWork(deps: WorkDeps): Promise<readonly string[]> {
  for (const stage of STAGES) {
    const found = (await Promise.all(stage.map((look) => look(deps)))).flat();
    if (found.length > 0) return found;
  }
  return [];
}
