import { availableParallelism } from 'node:os';
import {
  figure,
  ratio,
  type Arm,
  type Benchmark,
  type Figures,
  type Setting,
} from '../frame/benchmark';
import type { Program } from '../ground/ground';
import { copyCollection, openDatabase } from '../ground/databases';
import { httpLoop, openHttpClient, type Ask } from '../load/http-load';
import { createListings } from './kit/create-listings';
import { TICKETS_FLOOR } from './kit/programs';
import { refuseOtherAnswers } from './kit/same-answers';

const LISTINGS = { full: 1_000, quick: 200 };
const CONNECTIONS = 16;
/** The load, the database and two instances need one each, or the figure says nothing. */
const CORES_FOR_TWO = 4;
const PAGE = { path: '/api/tickets?limit=20' };
const DURATION_MS = { full: 3_000, quick: 800 };

async function read(
  { scale, signal, random }: Setting,
  { url }: Program,
  ids: readonly string[],
): Promise<Figures> {
  const plan = { workers: CONNECTIONS, durationMs: DURATION_MS[scale], signal };
  const client = openHttpClient(url, CONNECTIONS);
  const measure = (ask: () => Ask) => httpLoop(client, plan, { ask, expected: 200 });
  const get = await measure(() => ({ path: `/api/tickets/${random.pick(ids)}` }));
  const list = await measure(() => PAGE);
  await client.close();
  return {
    getPerSecond: get.perSecond,
    getP99Ms: get.latencies.p99Ms(),
    listPerSecond: list.perSecond,
    listP99Ms: list.latencies.p99Ms(),
    failed: get.failed + list.failed,
  };
}

/** Both have the same listings, so that every answer must be the same. */
async function compareAnswers(
  programs: { ours: Program; floor: Program },
  id: string,
): Promise<void> {
  const ours = openHttpClient(programs.ours.url, 1);
  const floor = openHttpClient(programs.floor.url, 1);
  try {
    await refuseOtherAnswers({ ours, floor }, [`/api/tickets/${id}`, PAGE.path]);
  } finally {
    await ours.close();
    await floor.close();
  }
}

/** Two processes on one database, each with as much load as the one has. */
async function readFromTwo(
  setting: Setting,
  programs: readonly Program[],
  ids: readonly string[],
): Promise<Figures> {
  const figures = await Promise.all(programs.map((program) => read(setting, program, ids)));
  const sum = (name: string) => figures.reduce((total, each) => total + (each[name] ?? 0), 0);
  return { getPerSecond: sum('getPerSecond'), listPerSecond: sum('listPerSecond') };
}

export const readTickets: Benchmark = {
  id: 'P1',
  title: 'Reading: GET one ticket, GET a list of 20',
  arms: {
    ours: 'the tickets service as it is shipped, over HTTP',
    unmeasured: 'the same without metrics: told, not judged',
    two: `two instances of it, where there are ${CORES_FOR_TWO} cores or more: told, not judged`,
    floor: 'a bare Express handler: the same queries by the driver, the same fields answered',
  },
  targets: [
    {
      id: 'P1.get',
      says: 'GET a ticket, requests/s: ours ÷ floor',
      read: ratio(figure('ours', 'getPerSecond'), figure('floor', 'getPerSecond')),
      must: { atLeast: 0.8 },
      judged: 'median',
    },
    {
      id: 'P1.list',
      says: 'GET a list of 20, requests/s: ours ÷ floor',
      read: ratio(figure('ours', 'listPerSecond'), figure('floor', 'listPerSecond')),
      must: { atLeast: 0.75 },
      judged: 'median',
    },
    {
      id: 'P1.failed',
      says: 'requests of ours that failed',
      read: figure('ours', 'failed'),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    {
      says: 'GET a ticket: ours ÷ the same without metrics',
      unit: '',
      read: ratio(figure('ours', 'getPerSecond'), figure('unmeasured', 'getPerSecond')),
    },
    {
      says: 'GET a list: ours ÷ the same without metrics',
      unit: '',
      read: ratio(figure('ours', 'listPerSecond'), figure('unmeasured', 'listPerSecond')),
    },
    {
      says: 'GET a ticket: two instances ÷ one',
      unit: '',
      read: ratio(figure('two', 'getPerSecond'), figure('ours', 'getPerSecond')),
    },
    { says: 'GET a ticket, ours', unit: '/s', read: figure('ours', 'getPerSecond') },
    { says: 'GET a ticket, floor', unit: '/s', read: figure('floor', 'getPerSecond') },
    { says: 'GET a ticket p99, ours', unit: 'ms', read: figure('ours', 'getP99Ms') },
    { says: 'GET a list, ours', unit: '/s', read: figure('ours', 'listPerSecond') },
    { says: 'GET a list, floor', unit: '/s', read: figure('floor', 'listPerSecond') },
    { says: 'GET a list p99, ours', unit: 'ms', read: figure('ours', 'listP99Ms') },
  ],
  async prepare(setting) {
    const { ground } = setting;
    const ours = await ground.service('tickets', { database: 'p1_ours' });
    const ids = await createListings(ground, ours, {
      count: LISTINGS[setting.scale],
      quantity: 10,
    });
    const from = await openDatabase(ground, 'p1_ours');
    const to = await openDatabase(ground, 'p1_floor');
    await copyCollection('tickets', { from, to });
    const floor = await ground.program(TICKETS_FLOOR, { database: 'p1_floor' });
    await compareAnswers({ ours, floor }, ids[0] ?? '');
    const env = { METRICS_PORT: '' };
    const unmeasured = await ground.service('tickets', { database: 'p1_ours', env });
    const two: Arm[] = [];
    if (availableParallelism() >= CORES_FOR_TWO) {
      const second = await ground.service('tickets', { database: 'p1_ours' });
      two.push({ name: 'two', run: () => readFromTwo(setting, [ours, second], ids) });
    }
    return {
      arms: [
        { name: 'ours', run: () => read(setting, ours, ids) },
        { name: 'unmeasured', run: () => read(setting, unmeasured, ids) },
        ...two,
        { name: 'floor', run: () => read(setting, floor, ids) },
      ],
    };
  },
};
