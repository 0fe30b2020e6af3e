import { newId } from '@ticketing/common/store/ids';
import type { Connection } from 'mongoose';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { copyIndexes, openDatabase } from '../ground/databases';
import type { Program } from '../ground/ground';
import { untilPublished } from './kit/create-listings';
import { openHttpClient, type HttpClient } from '../load/http-load';
import { createLatencies } from '../load/latencies';
import { NAIVE_ORDERS } from './kit/programs';
import { knowListings, orderDocument } from './kit/replicas';

const CROWDS = [2, 10, 100, 1_000] as const;
/** As many sockets as the largest crowd has buyers would measure the kernel. */
const CONNECTIONS_MAX = 100;
/** Small crowds race more often, so that each size has enough losers for a 99th percentile. */
const LOSERS_MIN = { full: 500, quick: 40 };
/** Of the naive arm, which has hardly a loser and shows at once what is wrong with it. */
const NAIVE_RACES = 5;

interface Race {
  winners: number;
  losersMs: number[];
}

type RunRace = (crowd: number) => Promise<Race>;

/** Lets everybody try at once, and measures those who come too late. */
async function race(crowd: number, attempt: () => Promise<boolean>): Promise<Race> {
  const losersMs: number[] = [];
  const tries = Array.from({ length: crowd }, async () => {
    const at = performance.now();
    const hasWon = await attempt();
    if (!hasWon) losersMs.push(performance.now() - at);
    return hasWon;
  });
  const winners = (await Promise.all(tries)).filter(Boolean).length;
  return { winners, losersMs };
}

/** Races of each size. Reports the most and the fewest winners of any race. */
async function measure(
  { scale, signal }: Setting,
  run: RunRace,
  racesMax = LOSERS_MIN[scale],
): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const crowd of CROWDS) {
    const losers = createLatencies();
    const winners: number[] = [];
    const isEnough = () => losers.count >= LOSERS_MIN[scale] || winners.length >= racesMax;
    while (!isEnough()) {
      signal.throwIfAborted();
      const { winners: won, losersMs } = await run(crowd);
      winners.push(won);
      losersMs.forEach(losers.note);
    }
    figures[`loserP99Ms of ${crowd}`] = losers.p99Ms();
    figures[`winnersMax of ${crowd}`] = Math.max(...winners);
    figures[`winnersMin of ${crowd}`] = Math.min(...winners);
  }
  return figures;
}

/** A new listing with one unit for each race, and buyers who order it over HTTP. */
function overHttp({ ground }: Setting, client: HttpClient, database: Connection): RunRace {
  const buyers = Array.from({ length: 1_000 }, () => ground.signedIn());
  return async (crowd) => {
    const [ticketId] = await knowListings(database, { count: 1, quantity: 1 });
    let next = 0;
    return race(crowd, async () => {
      const { headers } = buyers[next++ % buyers.length] ?? ground.signedIn();
      const body = { ticketId };
      const status = await client.status({ path: '/api/orders', method: 'POST', headers, body });
      if (status !== 201 && status !== 400) throw new Error(`a buyer was answered ${status}`);
      return status === 201;
    });
  };
}

/** The index alone: everybody inserts a document with the same claim. */
function byDriver(database: Connection): RunRace {
  const orders = database.collection<ReturnType<typeof orderDocument>>('orders');
  return (crowd) => {
    const ticketId = newId();
    return race(crowd, () =>
      orders.insertOne(orderDocument(ticketId, 0)).then(
        () => true,
        (error: unknown) => {
          if ((error as { code?: number }).code === 11_000) return false;
          throw error;
        },
      ),
    );
  };
}

async function shopOf(setting: Setting, program: Program, name: string): Promise<RunRace> {
  const database = await openDatabase(setting.ground, name);
  const client = openHttpClient(program.url, CONNECTIONS_MAX);
  setting.ground.onClear(() => client.close());
  return overHttp(setting, client, database);
}

function targetsOf(crowd: number): Benchmark['targets'] {
  const loser = `loserP99Ms of ${crowd}`;
  const name = `P3.n${crowd}`;
  return [
    {
      id: `${name}.winners`,
      says: `${crowd} buyers at one unit: winners in every race of ours`,
      read: (round) => {
        const [most, fewest] = ['winnersMax', 'winnersMin'].map((of) =>
          figure('ours', `${of} of ${crowd}`)(round),
        );
        return most === 1 && fewest === 1 ? 1 : (most ?? Number.NaN);
      },
      must: { exactly: 1 },
      judged: 'every-round',
    },
    {
      id: `${name}.loser`,
      says: `${crowd} buyers: p99 of a loser, ours ÷ a raw duplicate-key insert`,
      read: ratio(figure('ours', loser), figure('floor', loser)),
      must: { atMost: 3 },
      judged: 'median',
    },
  ];
}

export const oneUnit: Benchmark = {
  id: 'P3',
  title: 'Many buyers at one unit',
  arms: {
    ours: 'POST /api/orders of the orders service, over HTTP',
    naive: 'the same with the naive arm of the proofs: look, then insert',
    floor: 'the driver alone: inserts of documents with the same claim into the same indexes',
  },
  targets: [
    ...CROWDS.flatMap(targetsOf),
    {
      id: 'P3.naive',
      says: 'most winners in a race of the naive arm',
      read: (round) =>
        Math.max(...CROWDS.map((crowd) => figure('naive', `winnersMax of ${crowd}`)(round))),
      must: { atLeast: 2 },
      judged: 'every-round',
    },
  ],
  reported: CROWDS.flatMap((crowd) => [
    {
      says: `p99 of a loser of ${crowd}, ours`,
      unit: 'ms',
      read: figure('ours', `loserP99Ms of ${crowd}`),
    },
    {
      says: `p99 of a loser of ${crowd}, floor`,
      unit: 'ms',
      read: figure('floor', `loserP99Ms of ${crowd}`),
    },
  ]),
  async prepare(setting) {
    const { ground } = setting;
    const ours = await ground.service('orders', { database: 'p3_ours' });
    const naive = await ground.program(NAIVE_ORDERS, { database: 'p3_naive' });
    const from = await openDatabase(ground, 'p3_ours');
    const to = await openDatabase(ground, 'p3_floor');
    await copyIndexes('orders', { from, to });
    const oursRaces = await shopOf(setting, ours, 'p3_ours');
    const naiveRaces = await shopOf(setting, naive, 'p3_naive');
    const floorRaces = byDriver(to);
    return {
      arms: [
        {
          name: 'ours',
          async run() {
            const figures = await measure(setting, oursRaces);
            await untilPublished(ground, 'p3_ours', 'orders');
            return figures;
          },
        },
        { name: 'naive', run: () => measure(setting, naiveRaces, NAIVE_RACES) },
        { name: 'floor', run: () => measure(setting, floorRaces) },
      ],
    };
  },
};
