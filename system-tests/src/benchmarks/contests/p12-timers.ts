import Bull from 'bull';
import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import { outboxEntry, toEvent, toMessage } from '@ticketing/common/messaging/outbox';
import { createLogger } from '@ticketing/common/service/logger';
import { newId } from '@ticketing/common/store/ids';
import { NATS_CLUSTER_ID } from '@ticketing/local/suite/start-backing';
import { Redis } from 'ioredis';
import { figure, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { insertAll, openDatabase } from '../ground/databases';
import type { Ground } from '../ground/ground';
import { until } from '../ground/until';
import { createLatencies, type Latencies } from '../load/latencies';

const PROBES = { full: 200, quick: 100 };
const PREFIX = 'ticketing';
/** Expiration waits so long after the end of a window, for clocks that differ. */
const FIRE_AFTER_EXPIRY_MS = 500;
const FAR_AWAY_MS = 86_400_000;
const SPREAD_MS = 2_000;
const LEAD_MS = 1_500;
const SET_WITHIN_MS = 300_000;
const BATCH_MAX = 500;
const REFILLED_WITHIN_MS = 180_000;

/** Due times of probes, spread evenly, after a time to set them. */
function dueTimes(count: number): Date[] {
  const from = Date.now() + LEAD_MS;
  return Array.from({ length: count }, (_, n) => new Date(from + (n * SPREAD_MS) / count));
}

function openBus({ bus: kind, natsUrl: url, onClear }: Ground): EventBus {
  const logger = createLogger('bench', 'error');
  const clientName = `bench-${newId()}`;
  const bus = connectBus({ kind, url, clusterId: NATS_CLUSTER_ID, clientName, logger });
  onClear(() => bus.close());
  return bus;
}

/** Alarms that Redis knows of and that are not due. */
async function alarmsSet(redis: Redis, queue: string): Promise<number> {
  return redis.zcard(`${queue}:delayed`);
}

/** Timers that are due tomorrow, past the service. */
async function seedPending(ground: Ground, database: string, count: number): Promise<void> {
  const connection = await openDatabase(ground, database);
  const timers = Array.from({ length: count }, (_, n) => ({
    _id: newId(),
    version: 0,
    status: 'pending',
    fireAt: new Date(Date.now() + FAR_AWAY_MS + n),
    outbox: [],
  }));
  await insertAll(connection, 'timers', timers);
}

function orderPlaced(id: string, dueAt: Date) {
  const now = new Date();
  const ticket = { id: newId(), title: 'A', priceMinor: 1_000, currency: 'usd', version: 0 };
  const data = {
    ...{ id, version: 0, status: 'created' as const, userId: newId(), quantity: 1, ticket },
    createdAt: now.toISOString(),
    expiresAt: new Date(dueAt.getTime() - FIRE_AFTER_EXPIRY_MS).toISOString(),
    rejectedPaymentIds: [],
  };
  const entry = outboxEntry({ type: 'order:created', aggregateId: id, version: 0, at: now, data });
  return toMessage(toEvent(entry, { aggregateId: id, source: 'orders-service' }));
}

/** Probes whose ring is waited for. */
interface Probes {
  /** Something has rung. */
  rung(id: string): void;
  expect(dues: ReadonlyMap<string, Date>): Promise<Latencies>;
}

function createProbes(): Probes {
  let waiting = new Map<string, Date>();
  let lateness = createLatencies();
  return {
    rung(id) {
      const due = waiting.get(id);
      if (due) lateness.note(Date.now() - due.getTime());
      waiting.delete(id);
    },
    async expect(dues) {
      waiting = new Map(dues);
      lateness = createLatencies();
      await until('every probe has rung', () => waiting.size === 0, { timeoutMs: 60_000 });
      return lateness;
    },
  };
}

function probesOf(count: number): Map<string, Date> {
  return new Map(dueTimes(count).map((due) => [newId(), due]));
}

interface Clocks {
  setting: Setting;
  pending: number;
  redis: Redis;
  bus: EventBus;
  ours: Probes;
  bull: { queue: Bull.Queue<object>; probes: Probes };
}

/** From the due time until others hear of it on the bus. */
async function lateByUs({ setting, bus, ours }: Clocks): Promise<Figures> {
  const dues = probesOf(PROBES[setting.scale]);
  const heard = ours.expect(dues);
  await Promise.all([...dues].map(([id, due]) => bus.publish(orderPlaced(id, due))));
  const lateness = await heard;
  return { p50Ms: lateness.p50Ms(), p99Ms: lateness.p99Ms() };
}

/** From the due time until Bull calls. */
async function lateByBull({ setting, bull }: Clocks): Promise<Figures> {
  const dues = probesOf(PROBES[setting.scale]);
  const heard = bull.probes.expect(dues);
  await addAlarms(bull.queue, dues);
  const lateness = await heard;
  return { p50Ms: lateness.p50Ms(), p99Ms: lateness.p99Ms() };
}

async function addAlarms(queue: Bull.Queue<object>, dues: ReadonlyMap<string, Date>) {
  const all = [...dues];
  for (let first = 0; first < all.length; first += BATCH_MAX) {
    const batch = all.slice(first, first + BATCH_MAX);
    const now = Date.now();
    await Promise.all(
      batch.map(([jobId, due]) => queue.add({}, { jobId, delay: due.getTime() - now })),
    );
  }
}

/** Redis loses everything; how long until every pending timer has an alarm again. */
async function refill({ pending, redis, bull }: Clocks): Promise<Figures> {
  await redis.flushall();
  const startedAt = performance.now();
  const isFull = async () => (await alarmsSet(redis, `${PREFIX}:expiration`)) >= pending;
  await until('every pending timer has an alarm', isFull, { timeoutMs: REFILLED_WITHIN_MS });
  const refilledAfterSeconds = (performance.now() - startedAt) / 1_000;
  await fillBull(bull.queue, pending);
  return { refilledAfterSeconds };
}

function fillBull(queue: Bull.Queue<object>, pending: number): Promise<void> {
  const far = new Date(Date.now() + FAR_AWAY_MS);
  return addAlarms(queue, new Map(Array.from({ length: pending }, () => [newId(), far])));
}

function openBull({ redisUrl, onClear }: Ground): Clocks['bull'] {
  const defaultJobOptions = { removeOnComplete: true, removeOnFail: true };
  const queue = new Bull<object>('alone', redisUrl, { prefix: 'bull', defaultJobOptions });
  const probes = createProbes();
  void queue.process(16, (job) => Promise.resolve(probes.rung(String(job.id))));
  onClear(() => queue.close(true));
  return { queue, probes };
}

async function openClocks(setting: Setting, pending: number): Promise<Clocks> {
  const { ground } = setting;
  const database = 'p12_expiration';
  const service = await ground.service('expiration', { database });
  await service.process.stop();
  await seedPending(ground, database, pending);
  const redis = new Redis(ground.redisUrl);
  ground.onClear(() => Promise.resolve(redis.disconnect()));
  const bull = openBull(ground);
  await fillBull(bull.queue, pending);
  await service.process.start();
  const ours = createProbes();
  const bus = openBus(ground);
  bus.subscribe({
    type: 'expiration:complete',
    group: 'bench',
    inFlightMax: 256,
    ackWaitMs: 30_000,
    onDelivery({ body }) {
      const { data } = JSON.parse(body) as { data: { orderId: string } };
      ours.rung(data.orderId);
      return Promise.resolve({ kind: 'ack' });
    },
  });
  const isFull = async () => (await alarmsSet(redis, `${PREFIX}:expiration`)) >= pending;
  await until('every pending timer has an alarm', isFull, { timeoutMs: SET_WITHIN_MS });
  await until('the bus is connected', () => bus.status() === 'connected');
  return { setting, pending, redis, bus, ours, bull };
}

const SIZES = [
  { name: '1K', pending: 1_000 },
  { name: '10K', pending: 10_000 },
  { name: '100K', pending: 100_000 },
] as const;

const QUICK_DIVISOR = 10;

function timersPending({ name, pending }: (typeof SIZES)[number]): Benchmark {
  const shown = pending.toLocaleString('en');
  return {
    id: `P12-${name}`,
    title: `Timers: ${shown} pending`,
    arms: {
      ours: 'from the time at which a timer is due until its event arrives from the broker',
      bull: 'from the same time until Bull alone calls, with as many other jobs pending',
      flushed: 'FLUSHALL, until every pending timer has an alarm again',
    },
    targets: [
      {
        id: `P12.${name}.late`,
        says: `${shown} pending: lateness p99, ours − Bull alone, in ms`,
        read: (round) => figure('ours', 'p99Ms')(round) - figure('bull', 'p99Ms')(round),
        must: { atMost: 50 },
        judged: 'median',
      },
      {
        id: `P12.${name}.refill`,
        says: `${shown} pending: refilled by itself after FLUSHALL, in s`,
        read: figure('flushed', 'refilledAfterSeconds'),
        must: { atMost: 60 },
        judged: 'every-round',
      },
    ],
    reported: [
      { says: 'lateness p50', unit: 'ms', read: figure('ours', 'p50Ms') },
      { says: 'lateness p99', unit: 'ms', read: figure('ours', 'p99Ms') },
      { says: 'lateness p99 of Bull alone', unit: 'ms', read: figure('bull', 'p99Ms') },
      { says: 'refilled after', unit: 's', read: figure('flushed', 'refilledAfterSeconds') },
    ],
    rounds: { quick: 1 },
    warmUp: false,
    async prepare(setting) {
      const size = setting.scale === 'quick' ? pending / QUICK_DIVISOR : pending;
      const clocks = await openClocks(setting, size);
      return {
        arms: [
          { name: 'ours', run: () => lateByUs(clocks) },
          { name: 'bull', run: () => lateByBull(clocks) },
          { name: 'flushed', run: () => refill(clocks) },
        ],
      };
    },
  };
}

export const timers: readonly Benchmark[] = SIZES.map(timersPending);
