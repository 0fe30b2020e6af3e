import type { Connection } from 'mongoose';
import { openDatabase } from '../ground/databases';
import type { Ground, Program } from '../ground/ground';
import { createProbe, type Probe } from '../ground/probe';
import { until } from '../ground/until';
import type { Sample } from '../frame/soak';
import { openHttpClient, type HttpClient } from '../load/http-load';
import { startPacedLoad, type PacedLoad } from '../load/paced-load';
import { createListings } from './kit/create-listings';

const BYTES_PER_MIB = 1_048_576;
/** A load that two cores carry for a long time. */
const PER_SECOND = 20;
const UNITS = 100_000;
const CONNECTIONS = 8;

/** What is judged, and what counts as nothing of it: a slope below that is none. The rest is told. */
export const SOAK_FLOORS: Readonly<Record<string, number>> = {
  ordersHeapMib: 20,
  ticketsHeapMib: 20,
  ordersRssMib: 60,
  ticketsRssMib: 60,
  ordersOutbox: 20,
  lagOrders: 20,
};

interface Watched {
  program: Program;
  probe: Probe;
}

export interface Soak {
  look(): Promise<Sample>;
  /** Requests that failed since the beginning. */
  failed(): number;
  stop(): Promise<void>;
}

async function startWatched(ground: Ground, service: 'orders' | 'tickets'): Promise<Watched> {
  const probe = createProbe(ground);
  const { nodeArgs, env } = probe;
  const database = `p13_${service}`;
  return { program: await ground.service(service, { database, nodeArgs, env }), probe };
}

/** An order is placed and given up again: what is kept for ever are documents, not units. */
function startOrdering(client: HttpClient, ground: Ground, ticketId: string): PacedLoad {
  const { headers } = ground.signedIn();
  return startPacedLoad(PER_SECOND, async () => {
    const ask = { path: '/api/orders', method: 'POST', headers, body: { ticketId } } as const;
    const { status, body } = await client.json(ask);
    if (status !== 201) return false;
    const { id } = body as { id: string };
    return (await client.status({ path: `/api/orders/${id}`, method: 'DELETE', headers })) === 204;
  });
}

interface Databases {
  orders: Connection;
  tickets: Connection;
}

async function looking({ orders, tickets }: Databases, watched: readonly [Watched, Watched]) {
  const [ordersTold, ticketsTold] = await Promise.all(
    watched.map(({ program, probe }) => probe.ask(program)),
  );
  const waiting = { 'outbox.at': { $gt: new Date(0) } };
  const placed = await orders.collection('orders').countDocuments({});
  const heard = await tickets.collection('reservations').countDocuments({});
  const mib = (bytes = Number.NaN) => bytes / BYTES_PER_MIB;
  return {
    ordersHeapMib: mib(ordersTold?.heapAfterMajorBytes),
    ticketsHeapMib: mib(ticketsTold?.heapAfterMajorBytes),
    ordersRssMib: mib(ordersTold?.rssBytes),
    ticketsRssMib: mib(ticketsTold?.rssBytes),
    ordersYoungMib: mib(ordersTold?.youngBytes),
    ticketsYoungMib: mib(ticketsTold?.youngBytes),
    ordersOutbox: await orders.collection('orders').countDocuments(waiting),
    lagOrders: Math.max(0, placed - heard),
  };
}

/** Orders and tickets under a steady load of orders that are placed and cancelled. */
export async function startSoak(ground: Ground): Promise<Soak> {
  const orders = await startWatched(ground, 'orders');
  const tickets = await startWatched(ground, 'tickets');
  const databases = {
    orders: await openDatabase(ground, 'p13_orders'),
    tickets: await openDatabase(ground, 'p13_tickets'),
  };
  const [ticketId = ''] = await createListings(ground, tickets.program, {
    count: 1,
    quantity: UNITS,
  });
  const known = databases.orders.collection<{ _id: string }>('tickets');
  const isKnown = async () => (await known.findOne({ _id: ticketId })) !== null;
  await until('orders has heard of the listing', isKnown);
  const client = openHttpClient(orders.program.url, CONNECTIONS);
  const load = startOrdering(client, ground, ticketId);
  let failed = 0;
  const count = () => (failed += load.takePhase().failed);
  return {
    look() {
      count();
      return looking(databases, [orders, tickets]);
    },
    failed: count,
    async stop() {
      await load.stop();
      await client.close();
    },
  };
}
