import path from 'node:path';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import type { Published } from '../floors/without-outbox/preload';
import type { Program } from '../ground/ground';
import { createProbe } from '../ground/probe';
import { until } from '../ground/until';
import { httpLoop, openHttpClient } from '../load/http-load';
import { listing, untilPublished } from './kit/create-listings';

const CONNECTIONS = 16;
const DURATION_MS = { full: 4_000, quick: 1_500 };
const WITHOUT_OUTBOX = path.resolve(__dirname, '../floors/without-outbox/preload.js');

interface Posting {
  program: Program;
  /** Waits until the last event is out. @returns how many were lost */
  untilOut: () => Promise<number>;
}

/** Writes per second, counted until the last event is out. */
async function post(
  { ground, scale, signal }: Setting,
  { program: { url }, untilOut }: Posting,
): Promise<Figures> {
  const client = openHttpClient(url, CONNECTIONS);
  const { headers } = ground.signedIn();
  const startedAt = performance.now();
  const plan = { workers: CONNECTIONS, durationMs: DURATION_MS[scale], signal };
  const { done, failed } = await httpLoop(client, plan, {
    ask: (n) => ({ path: '/api/tickets', method: 'POST', headers, body: listing(n, 10) }),
    expected: 201,
  });
  const lost = await untilOut();
  const seconds = (performance.now() - startedAt) / 1_000;
  await client.close();
  return { perSecond: (done - failed) / seconds, failed: failed + lost };
}

async function startOurs({ ground }: Setting): Promise<Posting> {
  const database = 'p8_ours';
  const program = await ground.service('tickets', { database });
  const untilOut = async () => {
    await untilPublished(ground, database, 'tickets');
    return 0;
  };
  return { program, untilOut };
}

/** Its documents say nothing of its events, so it is asked itself. */
async function startWithout({ ground }: Setting): Promise<Posting> {
  const probe = createProbe<Published>(ground, WITHOUT_OUTBOX);
  const { nodeArgs, env } = probe;
  const program = await ground.service('tickets', { database: 'p8_without', nodeArgs, env });
  let lost = 0;
  const untilOut = async () => {
    const before = lost;
    await until('all events are out', async () => {
      const told = await probe.ask(program);
      lost = told.lost;
      return told.underWay === 0;
    });
    return lost - before;
  };
  return { program, untilOut };
}

export const outboxCost: Benchmark = {
  id: 'P8',
  title: 'The cost of the outbox: POST a ticket until its event is out',
  arms: {
    ours: 'the tickets service as it is shipped, until its last event is out',
    without:
      'the same service that saves, then publishes, and keeps no outbox, until its last event is out',
  },
  targets: [
    {
      id: 'P8.outbox',
      says: 'writes/s: with the outbox ÷ without it',
      read: ratio(figure('ours', 'perSecond'), figure('without', 'perSecond')),
      must: { atLeast: 0.8 },
      judged: 'median',
    },
    {
      id: 'P8.failed',
      says: 'writes that failed and events that were lost, in both arms',
      read: (round) => figure('ours', 'failed')(round) + figure('without', 'failed')(round),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    { says: 'writes with the outbox', unit: '/s', read: figure('ours', 'perSecond') },
    { says: 'writes without it', unit: '/s', read: figure('without', 'perSecond') },
  ],
  async prepare(setting) {
    const ours = await startOurs(setting);
    const without = await startWithout(setting);
    return {
      arms: [
        { name: 'ours', run: () => post(setting, ours) },
        { name: 'without', run: () => post(setting, without) },
      ],
    };
  },
};
