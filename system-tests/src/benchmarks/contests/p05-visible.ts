import { setImmediate as turn } from 'node:timers/promises';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { openDatabase } from '../ground/databases';
import { openRawBroker, type RawBroker } from '../ground/raw-broker';
import { until } from '../ground/until';
import { openHttpClient, type HttpClient } from '../load/http-load';
import { createLatencies } from '../load/latencies';
import { createListings } from './kit/create-listings';
import { orderDocument } from './kit/replicas';
import type { Connection } from 'mongoose';

const TRIALS = { full: 200, quick: 60 };
const SUBJECT = 'raw.round-trip';
const VISIBLE_WITHIN_MS = 10_000;

interface Clients {
  orders: HttpClient;
  tickets: HttpClient;
}

/** Asks tickets again and again until it shows so many held units. */
async function untilShown({ tickets }: Clients, ticketId: string, held: number): Promise<void> {
  const deadline = performance.now() + VISIBLE_WITHIN_MS;
  for (;;) {
    const { body } = await tickets.json({ path: `/api/tickets/${ticketId}` });
    const shown = (body as { held: number }).held;
    if (shown >= held) return;
    if (performance.now() > deadline) throw new Error(`tickets shows ${shown}, not ${held}`);
  }
}

/** From the answer to the buyer until anybody who asks tickets sees it. */
async function placeAndLook(
  { ground, scale }: Setting,
  clients: Clients,
  newListing: () => Promise<string>,
): Promise<Figures> {
  const ticketId = await newListing();
  const lags = createLatencies();
  for (let held = 1; held <= TRIALS[scale]; held += 1) {
    const { headers } = ground.signedIn();
    const ask = { path: '/api/orders', method: 'POST', headers, body: { ticketId } } as const;
    const status = await clients.orders.status(ask);
    if (status !== 201) throw new Error(`a buyer was answered ${status}`);
    const placedAt = performance.now();
    await untilShown(clients, ticketId, held);
    lags.note(performance.now() - placedAt);
  }
  return { p50Ms: lags.p50Ms(), p99Ms: lags.p99Ms() };
}

/** One message there and back and one insert after it, by the clients alone. */
async function roundTrips(
  { scale }: Setting,
  { broker, database, heard }: { broker: RawBroker; database: Connection; heard: Heard },
): Promise<Figures> {
  const written = database.collection<ReturnType<typeof orderDocument>>('written');
  const times = createLatencies();
  for (let n = 0; n < TRIALS[scale]; n += 1) {
    const document = orderDocument(`raw-${n}`, n);
    const body = JSON.stringify(document);
    const startedAt = performance.now();
    const arrived = heard.next();
    await broker.publish(SUBJECT, body);
    await arrived;
    await written.insertOne(document);
    times.note(performance.now() - startedAt);
    await turn();
  }
  return { p50Ms: times.p50Ms(), p99Ms: times.p99Ms() };
}

interface Heard {
  next(): Promise<void>;
  hear(): void;
}

function createHeard(): Heard {
  let wake: () => void = () => undefined;
  return { next: () => new Promise((resolve) => (wake = resolve)), hear: () => wake() };
}

export const visible: Benchmark = {
  id: 'P5',
  title: 'An order placed is visible in tickets',
  arms: {
    ours: 'from the answer of orders until GET of tickets shows it, one order after the other',
    floor: 'a message to the broker and back and one insert, by their own clients',
  },
  targets: [
    {
      id: 'P5.p50',
      says: 'p50 until visible ÷ (broker round trip + one write)',
      read: ratio(figure('ours', 'p50Ms'), figure('floor', 'p50Ms')),
      must: { atMost: 3 },
      judged: 'median',
    },
    {
      id: 'P5.p99',
      says: 'p99 until visible ÷ (broker round trip + one write)',
      read: ratio(figure('ours', 'p99Ms'), figure('floor', 'p99Ms')),
      must: { atMost: 5 },
      judged: 'median',
    },
  ],
  reported: [
    { says: 'until visible, p50', unit: 'ms', read: figure('ours', 'p50Ms') },
    { says: 'until visible, p99', unit: 'ms', read: figure('ours', 'p99Ms') },
    { says: 'round trip and write, p50', unit: 'ms', read: figure('floor', 'p50Ms') },
    { says: 'round trip and write, p99', unit: 'ms', read: figure('floor', 'p99Ms') },
  ],
  async prepare(setting) {
    const { ground } = setting;
    const tickets = await ground.service('tickets', { database: 'p5_tickets' });
    const orders = await ground.service('orders', { database: 'p5_orders' });
    const replicas = await openDatabase(ground, 'p5_orders');
    const database = await openDatabase(ground, 'p5_floor');
    const clients = {
      orders: openHttpClient(orders.url, 1),
      tickets: openHttpClient(tickets.url, 1),
    };
    for (const client of Object.values(clients)) ground.onClear(() => client.close());
    const broker = await openRawBroker(ground);
    const heard = createHeard();
    await broker.subscribe(SUBJECT, heard.hear);

    async function newListing(): Promise<string> {
      const [id = ''] = await createListings(ground, tickets, { count: 1, quantity: 1_000 });
      const known = replicas.collection<{ _id: string }>('tickets');
      await until(
        'orders has heard of it',
        async () => (await known.findOne({ _id: id })) !== null,
      );
      return id;
    }
    return {
      arms: [
        { name: 'ours', run: () => placeAndLook(setting, clients, newListing) },
        { name: 'floor', run: () => roundTrips(setting, { broker, database, heard }) },
      ],
    };
  },
};
