import path from 'node:path';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import type { Program } from '../ground/ground';
import { httpLoop, openHttpClient } from '../load/http-load';
import { listing, untilPublished } from './kit/create-listings';

const CONNECTIONS = 16;
const DURATION_MS = { full: 4_000, quick: 1_500 };
const WITHOUT_OUTBOX = path.resolve(__dirname, '../floors/without-outbox/preload.js');

/** Writes per second, counted until the last event is out. */
async function post(
  { ground, scale, signal }: Setting,
  { url }: Program,
  database: string,
): Promise<Figures> {
  const client = openHttpClient(url, CONNECTIONS);
  const { headers } = ground.signedIn();
  const startedAt = performance.now();
  const plan = { workers: CONNECTIONS, durationMs: DURATION_MS[scale], signal };
  const { done, failed } = await httpLoop(client, plan, {
    ask: (n) => ({ path: '/api/tickets', method: 'POST', headers, body: listing(n, 10) }),
    expected: 201,
  });
  await untilPublished(ground, database, 'tickets');
  const seconds = (performance.now() - startedAt) / 1_000;
  await client.close();
  return { perSecond: (done - failed) / seconds, failed };
}

export const outboxCost: Benchmark = {
  id: 'P8',
  title: 'The cost of the outbox: POST a ticket until its event is out',
  arms: {
    ours: 'the tickets service as it is shipped',
    without: 'the same service that saves, then publishes, and keeps no outbox',
  },
  targets: [
    {
      id: 'P8.outbox',
      says: 'writes/s: with the outbox ÷ without it',
      read: ratio(figure('ours', 'perSecond'), figure('without', 'perSecond')),
      must: { atLeast: 0.8 },
      judged: 'median',
    },
  ],
  reported: [
    { says: 'writes with the outbox', unit: '/s', read: figure('ours', 'perSecond') },
    { says: 'writes without it', unit: '/s', read: figure('without', 'perSecond') },
  ],
  async prepare(setting) {
    const { ground } = setting;
    const ours = await ground.service('tickets', { database: 'p8_ours' });
    const without = await ground.service('tickets', {
      database: 'p8_without',
      nodeArgs: ['--require', WITHOUT_OUTBOX],
    });
    return {
      arms: [
        { name: 'ours', run: () => post(setting, ours, 'p8_ours') },
        { name: 'without', run: () => post(setting, without, 'p8_without') },
      ],
    };
  },
};
