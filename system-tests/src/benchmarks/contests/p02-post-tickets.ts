import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { copyCollection, openDatabase } from '../ground/databases';
import type { Program } from '../ground/ground';
import { httpLoop, openHttpClient } from '../load/http-load';
import { createListings, listing, untilPublished } from './kit/create-listings';
import { TICKETS_FLOOR } from './kit/programs';

const CONNECTIONS = 16;
const DURATION_MS = { full: 4_000, quick: 1_200 };

interface Posting {
  program: Program;
  path: string;
  /** Counts until the outboxes of this database are empty. */
  database?: string;
}

async function post(
  { scale, signal, ground }: Setting,
  { program, path, database }: Posting,
): Promise<Figures> {
  const plan = { workers: CONNECTIONS, durationMs: DURATION_MS[scale], signal };
  const client = openHttpClient(program.url, CONNECTIONS);
  const { headers } = ground.signedIn();
  const startedAt = performance.now();
  const { done, latencies, failed } = await httpLoop(client, plan, {
    ask: (n) => ({ path, method: 'POST', headers, body: listing(n, 10) }),
    expected: 201,
  });
  if (database !== undefined) await untilPublished(ground, database, 'tickets');
  const seconds = (performance.now() - startedAt) / 1_000;
  await client.close();
  return { perSecond: (done - failed) / seconds, p99Ms: latencies.p99Ms(), failed };
}

export const postTickets: Benchmark = {
  id: 'P2',
  title: 'Writing: POST a ticket',
  arms: {
    ours: 'the tickets service as it is shipped, over HTTP, until all of its events are published',
    floor:
      'a bare Express handler: the same insert, and after the answer the same update that clears the outbox, until all are cleared',
    'insert only': 'the same handler without that update: told, not judged',
  },
  targets: [
    {
      id: 'P2.post',
      says: 'POST a ticket, requests/s: ours ÷ floor',
      read: ratio(figure('ours', 'perSecond'), figure('floor', 'perSecond')),
      must: { atLeast: 0.65 },
      judged: 'median',
    },
    {
      id: 'P2.failed',
      says: 'requests of ours that failed',
      read: figure('ours', 'failed'),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    { says: 'POST a ticket, ours', unit: '/s', read: figure('ours', 'perSecond') },
    { says: 'POST a ticket p99, ours', unit: 'ms', read: figure('ours', 'p99Ms') },
    { says: 'POST a ticket, floor', unit: '/s', read: figure('floor', 'perSecond') },
    { says: 'POST a ticket p99, floor', unit: 'ms', read: figure('floor', 'p99Ms') },
    {
      says: 'ours ÷ a floor that only inserts',
      unit: '',
      read: ratio(figure('ours', 'perSecond'), figure('insert only', 'perSecond')),
    },
  ],
  async prepare(setting) {
    const { ground } = setting;
    const ours = await ground.service('tickets', { database: 'p2_ours' });
    await createListings(ground, ours, { count: 10, quantity: 10 });
    await untilPublished(ground, 'p2_ours', 'tickets');
    const from = await openDatabase(ground, 'p2_ours');
    const to = await openDatabase(ground, 'p2_floor');
    await copyCollection('tickets', { from, to });
    const floor = await ground.program(TICKETS_FLOOR, { database: 'p2_floor' });
    // Its events stay where they are: in a database of its own nobody waits for them.
    const third = await openDatabase(ground, 'p2_insert_only');
    await copyCollection('tickets', { from, to: third });
    const other = await ground.program(TICKETS_FLOOR, { database: 'p2_insert_only' });
    const [path, insertOnly] = ['/api/tickets', '/insert-only'];
    const of = (posting: Posting) => () => post(setting, posting);
    return {
      arms: [
        { name: 'ours', run: of({ program: ours, path, database: 'p2_ours' }) },
        { name: 'floor', run: of({ program: floor, path, database: 'p2_floor' }) },
        { name: 'insert only', run: of({ program: other, path: insertOnly }) },
      ],
    };
  },
};
