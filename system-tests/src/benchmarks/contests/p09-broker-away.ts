import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { openDatabase } from '../ground/databases';
import type { Program } from '../ground/ground';
import { openHttpClient } from '../load/http-load';
import { startPacedLoad } from '../load/paced-load';
import { listing, untilPublished } from './kit/create-listings';

const CONNECTIONS = 32;
/** Well below what the service can do, so that time is left to drain: the load of a good day. */
const PER_SECOND = 50;
const AWAY_MS = { full: 60_000, quick: 8_000 };
/** As long: a moment at which the machine stands still is as likely in the one as in the other. */
const BEFORE_MS = AWAY_MS;
const LOOK_MS = 100;
/** So little is left at any time under this load. */
const DRAINED_BELOW = 10;
const DRAINED_WITHIN_MS = 120_000;

interface Look {
  atMs: number;
  backlog: number;
}

/** Follows the outboxes while they are emptied; the load goes on. */
async function untilDrained(database: Connection): Promise<Look[]> {
  const waiting = { 'outbox.at': { $gt: new Date(0) } };
  const looks: Look[] = [];
  for (let backlog = Infinity; backlog >= DRAINED_BELOW;) {
    backlog = await database.collection('tickets').countDocuments(waiting);
    const atMs = performance.now();
    looks.push({ atMs, backlog });
    const [first] = looks;
    if (first && atMs - first.atMs > DRAINED_WITHIN_MS) throw new Error('the outboxes stay full');
    await delay(LOOK_MS);
  }
  return looks;
}

/** Events out per second from the fullest moment to the end, those that came meanwhile included. */
function drainRate(looks: readonly Look[]): { perSecond: number; afterMs: number } {
  const fullest = looks.reduce((most, look) => (look.backlog >= most.backlog ? look : most));
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last) throw new Error('nobody has looked');
  const seconds = Math.max(LOOK_MS, last.atMs - fullest.atMs) / 1_000;
  const gone = fullest.backlog - last.backlog + PER_SECOND * seconds;
  return { perSecond: gone / seconds, afterMs: fullest.atMs - first.atMs };
}

async function outage(
  { ground, scale, signal }: Setting,
  { url }: Program,
  database: Connection,
): Promise<Figures> {
  const client = openHttpClient(url, CONNECTIONS);
  const { headers } = ground.signedIn();
  const load = startPacedLoad(PER_SECOND, async (n) => {
    const ask = { path: '/api/tickets', method: 'POST', headers } as const;
    return (await client.status({ ...ask, body: listing(n, 10) })) === 201;
  });
  const phase = async (ms: number) => {
    await delay(ms, undefined, { signal });
    return load.takePhase();
  };
  try {
    const before = await phase(BEFORE_MS[scale]);
    await ground.backing('nats').kill('SIGKILL');
    const away = await phase(AWAY_MS[scale]);
    await ground.backing('nats').start();
    const looks = await untilDrained(database);
    const after = load.takePhase();
    const drain = drainRate(looks);
    return {
      p99BeforeMs: before.latencies.p99Ms(),
      p99AwayMs: away.latencies.p99Ms(),
      failed: before.failed + away.failed + after.failed,
      fillPerSecond: PER_SECOND,
      drainPerSecond: drain.perSecond,
      reconnectedAfterMs: drain.afterMs,
    };
  } finally {
    await load.stop();
    await untilPublished(ground, 'p9_ours', 'tickets');
    await client.close();
  }
}

export const brokerAway: Benchmark = {
  id: 'P9',
  title: 'The broker is away for 60 seconds while people write',
  arms: {
    ours: `the tickets service, ${PER_SECOND} POSTs a second at even times; the broker is killed`,
  },
  targets: [
    {
      id: 'P9.failed',
      says: 'writes that failed before, meanwhile and after',
      read: figure('ours', 'failed'),
      must: { exactly: 0 },
      judged: 'every-round',
    },
    {
      id: 'P9.p99',
      says: 'p99 of a write: while it is away ÷ before',
      read: ratio(figure('ours', 'p99AwayMs'), figure('ours', 'p99BeforeMs')),
      must: { atMost: 1.5 },
      judged: 'median',
    },
    {
      id: 'P9.drain',
      says: 'outboxes: emptied per second ÷ filled per second',
      read: ratio(figure('ours', 'drainPerSecond'), figure('ours', 'fillPerSecond')),
      must: { atLeast: 5 },
      judged: 'median',
    },
  ],
  reported: [
    { says: 'p99 of a write before', unit: 'ms', read: figure('ours', 'p99BeforeMs') },
    { says: 'p99 of a write meanwhile', unit: 'ms', read: figure('ours', 'p99AwayMs') },
    { says: 'events out while draining', unit: '/s', read: figure('ours', 'drainPerSecond') },
    {
      says: 'from the broker is back to the first event out',
      unit: 'ms',
      read: figure('ours', 'reconnectedAfterMs'),
    },
  ],
  rounds: { quick: 1 },
  warmUp: false,
  async prepare(setting) {
    const { ground } = setting;
    const ours = await ground.service('tickets', { database: 'p9_ours' });
    const database = await openDatabase(ground, 'p9_ours');
    return { arms: [{ name: 'ours', run: () => outage(setting, ours, database) }] };
  },
};
