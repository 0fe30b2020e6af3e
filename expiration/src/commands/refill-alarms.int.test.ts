import { assertIndexed } from '@ticketing/common/testing/query-plan';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { createOutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { noMetrics } from '@ticketing/common/service/metrics';
import { newId } from '@ticketing/common/store/ids';
import { testClock } from '@ticketing/common/testing/clock';
import { eventually } from '@ticketing/common/testing/eventually';
import { createMemoryBus } from '@ticketing/common/testing/memory-bus';
import { openTestStore, type TestStore } from '@ticketing/common/testing/store';
import type { AggregateDocument } from '@ticketing/common/store/aggregate-schema';
import type { Model } from 'mongoose';
import { pino } from 'pino';
import { createTimers, defineTimerModel, type Timers } from '../store/timers';
import { createTestRedis, type TestRedis } from '../testing/redis-server';
import { createAlarms, type Alarms } from '../timers/alarms';
import { createRefillWorker } from '../timers/alarm-workers';
import { createFireTimer } from './fire-timer';
import { createRefillAlarms } from './refill-alarms';
import { createTimerMetrics } from '../metrics';

const clock = testClock();
const logger = pino({ level: 'silent' });
const checkpoint = noCheckpoint;
const tracing = noTracing;
const metrics = createTimerMetrics(noMetrics);
const MORE_THAN_A_BATCH = 520;

describe('refilling alarms', () => {
  let store: TestStore;
  let redis: TestRedis;
  let model: Model<AggregateDocument>;
  let timers: Timers;
  let alarms: Alarms;

  beforeAll(async () => {
    store = await openTestStore();
    redis = await createTestRedis();
    await redis.start();
    model = defineTimerModel(store.connection);
    await model.createIndexes();
    const outbox = createMongoOutbox(model);
    const bus = createMemoryBus();
    const publisher = createOutboxPublisher({ bus, source: 'test', logger, checkpoint, tracing });
    timers = createTimers({ model, outbox, publisher, tracing });
    alarms = createAlarms({ redisUrl: redis.url, keyPrefix: 'refill', clock: clock.now, logger });
    alarms.start(() => Promise.resolve());
    await eventually(() => alarms.status() === 'connected');
  });
  beforeEach(async () => {
    await model.deleteMany({});
    await redis.loseEverything();
  });
  afterAll(async () => {
    await alarms.stop();
    await redis.close();
    await store.close();
  });

  const fireAt = (ms: number) => new Date(clock.now().getTime() + ms);
  const aTimer = (ms = 900_000) => ({
    id: newId(),
    version: 0,
    status: 'pending' as const,
    fireAt: fireAt(ms),
  });
  const jobs = async () => (await redis.keys('refill:expiration:*')).filter(isJob).sort();
  const isJob = (key: string) => /:[0-9a-f]{24}$/.test(key);
  const jobKey = ({ id }: { id: string }) => `refill:expiration:${id}`;

  it('sets an alarm for each pending timer that lost its own, and leaves the others alone', async () => {
    const all = [aTimer(), aTimer(), aTimer()];
    const dropped = { ...aTimer(), status: 'dropped' as const };
    for (const timer of [...all, dropped]) await timers.insert(timer, []);
    const refill = createRefillAlarms({ timers, alarms });
    expect(await refill()).toBe(3);
    expect(await refill()).toBe(3);
    expect(await jobs()).toEqual(all.map(jobKey).sort());
    await redis.loseEverything();
    expect(await jobs()).toEqual([]);
    await refill();
    expect(await jobs()).toEqual(all.map(jobKey).sort());
  });

  it('is done within seconds by itself when Redis loses everything and keeps its connections', async () => {
    const timer = aTimer();
    await timers.insert(timer, []);
    const refillAlarms = createRefillAlarms({ timers, alarms });
    const worker = createRefillWorker({ alarms, refillAlarms, logger });
    worker.start();
    try {
      await eventually(() => alarms.isMarked());
      await redis.loseEverything();
      await eventually(async () => expect(await jobs()).toEqual([jobKey(timer)]));
    } finally {
      await worker.stop();
    }
  });

  it('goes on behind a full batch, also where many are due at the same moment', async () => {
    const at = fireAt(900_000);
    const documents = Array.from({ length: MORE_THAN_A_BATCH }, () => ({
      _id: newId(),
      version: 0,
      status: 'pending',
      fireAt: at,
      outbox: [],
    }));
    await model.insertMany(documents);
    expect(await createRefillAlarms({ timers, alarms })()).toBe(MORE_THAN_A_BATCH);
    expect(await jobs()).toHaveLength(MORE_THAN_A_BATCH);
  });

  it('stops between batches when the service stops', async () => {
    await timers.insert(aTimer(), []);
    expect(await createRefillAlarms({ timers, alarms })(AbortSignal.abort())).toBe(1);
  });

  it('fires a timer once, however many alarms ring at once', async () => {
    const timer = aTimer(-1);
    await timers.insert(timer, []);
    const fire = createFireTimer({ timers, clock: clock.now, checkpoint, metrics });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => fire(timer.id)));
    expect(outcomes.filter((outcome) => outcome === 'fired')).toHaveLength(1);
    expect(await fire(timer.id)).toBe('nothing-to-do');
    expect(await fire(newId())).toBe('nothing-to-do');
    expect(await timers.find(timer.id)).toMatchObject({ status: 'fired', version: 1 });
  });

  it('finds what it looks for in an index, in order', async () => {
    const query = model.find({ status: 'pending' }).sort({ fireAt: 1, _id: 1 }).limit(500);
    await assertIndexed(query);
  });
});
