import { figure, type Benchmark } from '../frame/benchmark';
import { openDatabase } from '../ground/databases';
import { until } from '../ground/until';
import { closedLoop } from '../load/closed-loop';
import { openHttpClient } from '../load/http-load';
import { createListings, untilPublished } from './kit/create-listings';
import { newerThanNow, untilAllFollow } from './kit/new-documents';

const UNITS = 10_000;
const CONNECTIONS = 32;
const DURATION_MS = { full: 10_000, quick: 3_000 };
const AGREED_WITHIN_MS = 300_000;

/** Reservations while everybody listens: tickets counts, expiration sets timers, payments keeps copies. */
export const everythingIncluded: Benchmark = {
  id: 'P4-ALL',
  title: 'Reservations with everything included',
  arms: {
    ours: 'one listing; tickets, orders, expiration and payments run, over HTTP; until tickets has counted all orders, and expiration and payments have each',
  },
  targets: [
    {
      id: 'P4.perMinute',
      says: 'reservations a minute, everything included (an aim)',
      read: figure('ours', 'perMinute'),
      must: { atLeast: 30_000 },
      judged: 'median',
    },
    {
      id: 'P4.all.failed',
      says: 'reservations that failed, everything included',
      read: figure('ours', 'failed'),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    { says: 'reservations taken', unit: '/min', read: figure('ours', 'takenPerMinute') },
    { says: 'p99 of a reservation', unit: 'ms', read: figure('ours', 'p99Ms') },
    {
      says: 'from the last of them until all agree',
      unit: 's',
      read: figure('ours', 'lagSeconds'),
    },
  ],
  async prepare({ ground, scale, signal }) {
    const tickets = await ground.service('tickets', { database: 'p4all_tickets' });
    const orders = await ground.service('orders', { database: 'p4all_orders' });
    await ground.service('expiration', { database: 'p4all_expiration' });
    await ground.service('payments', { database: 'p4all_payments' });
    const ordersDatabase = await openDatabase(ground, 'p4all_orders');
    const ticketsDatabase = await openDatabase(ground, 'p4all_tickets');
    const expirationDatabase = await openDatabase(ground, 'p4all_expiration');
    const paymentsDatabase = await openDatabase(ground, 'p4all_payments');
    const followers = [
      { connection: expirationDatabase, collection: 'timers' },
      { connection: paymentsDatabase, collection: 'orders' },
    ];
    const client = openHttpClient(orders.url, CONNECTIONS);
    ground.onClear(() => client.close());

    async function newListing(): Promise<string> {
      const [id = ''] = await createListings(ground, tickets, { count: 1, quantity: UNITS * 5 });
      const heard = ordersDatabase.collection<{ _id: string }>('tickets');
      await until(
        'orders has heard of it',
        async () => (await heard.findOne({ _id: id })) !== null,
      );
      return id;
    }

    async function held(id: string): Promise<number> {
      const listings = ticketsDatabase.collection<{ _id: string; counted: { held: number } }>(
        'tickets',
      );
      return (await listings.findOne({ _id: id }))?.counted.held ?? 0;
    }

    const buyers = Array.from({ length: 500 }, () => ground.signedIn());
    async function run() {
      const ticketId = await newListing();
      const round = newerThanNow();
      const startedAt = performance.now();
      const plan = { workers: CONNECTIONS, durationMs: DURATION_MS[scale], signal };
      const { done, failed, perSecond, latencies } = await closedLoop(plan, async (n) => {
        const { headers } = buyers[n % buyers.length] ?? ground.signedIn();
        const ask = { path: '/api/orders', method: 'POST', headers, body: { ticketId } } as const;
        return (await client.status(ask)) === 201;
      });
      const takenAt = performance.now();
      const placed = done - failed;
      const isCounted = async () => (await held(ticketId)) === placed;
      const patience = { timeoutMs: AGREED_WITHIN_MS, pollMs: 50 };
      await until('tickets has counted all of them', isCounted, patience);
      await untilPublished(ground, 'p4all_orders', 'orders');
      await untilAllFollow(round, { orders: ordersDatabase, followers }, AGREED_WITHIN_MS);
      const agreedAt = performance.now();
      return {
        takenPerMinute: perSecond * 60,
        perMinute: (placed / (agreedAt - startedAt)) * 60_000,
        p99Ms: latencies.p99Ms(),
        lagSeconds: (agreedAt - takenAt) / 1_000,
        failed,
      };
    }
    return { arms: [{ name: 'ours', run }] };
  },
};
