import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import { toMessage } from '@ticketing/common/messaging/outbox';
import { createLogger } from '@ticketing/common/service/logger';
import { NATS_CLUSTER_ID } from '@ticketing/local/suite/start-backing';
import type { Connection } from 'mongoose';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { copyIndexes, openDatabase } from '../ground/databases';
import type { Ground, Program } from '../ground/ground';
import { until } from '../ground/until';
import { closedLoop } from '../load/closed-loop';
import { writeReplica } from './kit/raw-replica';
import { perturbed, ticketStream, type TicketEvent } from './kit/ticket-stream';

const EVENTS = { full: 50_000, quick: 2_500 };
/** As many as a service has under way. */
const IN_FLIGHT = 32;
const PUBLISHING = 200;
const PART = 0.05;
const DRAINED_WITHIN_MS = 300_000;

interface Stored {
  _id: string;
  version: number;
  userId: string;
}

function openBus({ bus: kind, natsUrl: url, onClear }: Ground): EventBus {
  const bus = connectBus({
    kind,
    url,
    clusterId: NATS_CLUSTER_ID,
    clientName: `bench-${process.pid}`,
    logger: createLogger('bench', 'error'),
  });
  onClear(() => bus.close());
  return bus;
}

/** Hands all events to the broker, in their order; a repeated one under another id, so that it is kept. */
async function publishAll(bus: EventBus, events: readonly TicketEvent[]): Promise<void> {
  await until('the bus is connected', () => bus.status() === 'connected');
  const seen = new Set<string>();
  const plan = { workers: PUBLISHING, countMax: events.length };
  await closedLoop(plan, async (n) => {
    const event = events[n];
    if (!event) throw new Error('an event that is not there');
    const id = seen.has(event.id) ? `${event.id}:again:${n}` : event.id;
    seen.add(event.id);
    await bus.publish({ ...toMessage(event), id });
    return true;
  });
}

interface Drain {
  setting: Setting;
  orders: Program;
  database: Connection;
  bus: EventBus;
}

/** Lets events wait while orders is down, then starts it, and measures from its first write to its last. */
async function drain(
  { setting, orders, database, bus }: Drain,
  disturb: (events: TicketEvent[]) => TicketEvent[],
): Promise<Figures> {
  const events = ticketStream(EVENTS[setting.scale]);
  const [first, last] = [events[0], events.at(-1)];
  const tickets = database.collection<Stored>('tickets');
  const reached = (event: TicketEvent | undefined) => async () => {
    const found = await tickets.findOne({ _id: event?.data.id ?? '' });
    return found !== null && found.version >= (event?.version ?? 0);
  };
  await orders.process.stop();
  await publishAll(bus, disturb(events));
  const waiting = { timeoutMs: DRAINED_WITHIN_MS, pollMs: 5 };
  const starting = orders.process.start();
  await until('the first event has arrived', reached(first), waiting);
  const startedAt = performance.now();
  await until('the last event has arrived', reached(last), waiting);
  const seconds = (performance.now() - startedAt) / 1_000;
  await starting;
  const listings = new Set(events.map(({ subject }) => subject)).size;
  const newest = { userId: first?.data.userId ?? '', version: last?.version ?? 0 };
  await until('all listings are at their newest version', async () => {
    return (await tickets.countDocuments(newest)) === listings;
  });
  return { perSecond: events.length / seconds };
}

/** The writes alone, as many side by side. */
async function writeRaw({ scale, signal }: Setting, database: Connection): Promise<Figures> {
  const events = ticketStream(EVENTS[scale]);
  const tickets = database.collection<Stored>('tickets');
  const plan = { workers: IN_FLIGHT, countMax: events.length, signal };
  const { perSecond } = await closedLoop(plan, async (n) => {
    const { id: _id = '', ...fields } = events[n]?.data ?? {};
    await writeReplica<Stored>(tickets, { _id, ...fields } as Stored);
    return true;
  });
  return { perSecond };
}

export const drainEvents: Benchmark = {
  id: 'P6',
  title: 'P6 and P7: 50,000 waiting events, in order, and with 5 % out of order and 5 % twice',
  arms: {
    ours: 'orders starts and catches up with events of listings; from its first write to its last',
    disturbed: 'the same with 5 % of the events out of order and 5 % delivered twice (P7)',
    floor:
      'the same writes in a loop of the driver, 32 at once as in the service, without a broker',
  },
  targets: [
    {
      id: 'P6.drain',
      says: 'events/s: ours ÷ a raw write loop',
      read: ratio(figure('ours', 'perSecond'), figure('floor', 'perSecond')),
      must: { atLeast: 0.7 },
      judged: 'median',
    },
    {
      id: 'P7.disturbed',
      says: 'events/s, 5 % out of order and 5 % twice ÷ in order and once',
      read: ratio(figure('disturbed', 'perSecond'), figure('ours', 'perSecond')),
      must: { atLeast: 0.9 },
      judged: 'median',
    },
  ],
  reported: [
    { says: 'events in order', unit: '/s', read: figure('ours', 'perSecond') },
    { says: 'events disturbed', unit: '/s', read: figure('disturbed', 'perSecond') },
    { says: 'raw writes', unit: '/s', read: figure('floor', 'perSecond') },
  ],
  warmUp: false,
  async prepare(setting) {
    const { ground, random } = setting;
    const orders = await ground.service('orders', { database: 'p6_ours' });
    const database = await openDatabase(ground, 'p6_ours');
    const floor = await openDatabase(ground, 'p6_floor');
    await copyIndexes('tickets', { from: database, to: floor });
    const drained = { setting, orders, database, bus: openBus(ground) };
    return {
      arms: [
        { name: 'ours', run: () => drain(drained, (events) => events) },
        {
          name: 'disturbed',
          run: () => drain(drained, (events) => perturbed(events, PART, random)),
        },
        { name: 'floor', run: () => writeRaw(setting, floor) },
      ],
    };
  },
};
