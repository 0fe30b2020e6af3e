import { createOutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import {
  createOutboxSweeper,
  type OutboxSweeper,
} from '@ticketing/common/messaging/outbox-sweeper';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { noMetrics } from '@ticketing/common/service/metrics';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { testClock } from '@ticketing/common/testing/clock';
import { eventually } from '@ticketing/common/testing/eventually';
import {
  createInterruptible,
  type Freezer,
  type Interruptible,
} from '@ticketing/common/testing/freezer';
import { createMemoryBus, type MemoryBus } from '@ticketing/common/testing/memory-bus';
import {
  orderHistory,
  orderSteps,
  republished,
  type OrderHistory,
} from '@ticketing/common/testing/order-histories';
import { checkProperty } from '@ticketing/common/testing/property';
import { openTestStore, type TestStore } from '@ticketing/common/testing/store';
import fc from 'fast-check';
import { pino } from 'pino';
import { createFireTimer } from './commands/fire-timer';
import { createFollowOrder } from './commands/follow-order';
import { createRefillAlarms } from './commands/refill-alarms';
import { toTimedOrder } from './events/in/timed-order';
import { createTimers, defineTimerModel, type Timers } from './store/timers';
import { createTestRedis, type TestRedis } from './testing/redis-server';
import { createAlarms, type Alarms } from './timers/alarms';
import { createTimerMetrics } from './metrics';

const WINDOW_MS = 60_000;
const checkpoint = noCheckpoint;
const tracing = noTracing;
const metrics = createTimerMetrics(noMetrics);
const logger = pino({ level: 'silent' });

/** What may happen to one timer; what stops does so after so many beginnings and ends of its calls. */
type Step =
  | { do: 'orders-tells'; which: number; stopsAfter?: number }
  | { do: 'alarm-rings' | 'refill'; stopsAfter?: number }
  | { do: 'redis-loses-all' | 'bus-goes' | 'bus-comes' | 'sweep-outbox' | 'stopped-go-on' }
  | { do: 'clock-moves'; ms: number };

const stopsAfter = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record(
      { do: fc.constant('orders-tells' as const), which: fc.nat(6), stopsAfter },
      { requiredKeys: ['do', 'which'] },
    ),
    weight: 3,
  },
  {
    arbitrary: fc.record(
      { do: fc.constantFrom('alarm-rings' as const, 'refill' as const), stopsAfter },
      { requiredKeys: ['do'] },
    ),
    weight: 3,
  },
  fc.record({
    do: fc.constantFrom<('redis-loses-all' | 'bus-goes' | 'bus-comes' | 'sweep-outbox')[]>(
      'redis-loses-all',
      'bus-goes',
      'bus-comes',
      'sweep-outbox',
    ),
  }),
  fc.record({ do: fc.constant('stopped-go-on' as const) }),
  fc.record({
    do: fc.constant('clock-moves' as const),
    ms: fc.constantFrom(-600_000, 1, 30_000, 61_000),
  }),
);

describe('the timer of one order, whatever orders, Redis, crashes and clocks do', () => {
  const clock = testClock();
  const bus: MemoryBus = createMemoryBus();
  let store: TestStore;
  let redis: TestRedis;
  let timers: Timers;
  let alarms: Alarms;
  let sweeper: OutboxSweeper;

  beforeAll(async () => {
    store = await openTestStore();
    redis = await createTestRedis();
    await redis.start();
    const model = defineTimerModel(store.connection);
    await model.createIndexes();
    const outbox = createMongoOutbox(model);
    const publisher = createOutboxPublisher({ bus, source: 'test', logger, checkpoint, tracing });
    timers = createTimers({ model, outbox, publisher, tracing });
    const swept = { bus, outboxes: [outbox], publisher };
    sweeper = createOutboxSweeper({ ...swept, clock: clock.now, logger });
    alarms = createAlarms({ redisUrl: redis.url, keyPrefix: 'one', clock: clock.now, logger });
    const fire = createFireTimer({ timers, clock: clock.now, checkpoint, metrics });
    alarms.start(async (id) => {
      if ((await fire(id)) === 'too-early') throw new Error('rang too early');
    });
    await eventually(() => alarms.status() === 'connected');
  });
  afterAll(async () => {
    await alarms.stop();
    await redis.close();
    await store.close();
  });

  const instance = ({ around }: Freezer) => {
    const own = { timers: around(timers, 'toState'), alarms: around(alarms, 'status', 'losses') };
    return {
      follow: createFollowOrder({ ...own, checkpoint, metrics }),
      fire: createFireTimer({ ...own, clock: clock.now, checkpoint, metrics }),
      refill: createRefillAlarms(own),
    };
  };

  async function perform(history: OrderHistory, instances: Interruptible, taken: Step) {
    const { id } = history.last;
    switch (taken.do) {
      case 'orders-tells': {
        const events = [...history.events, republished(history)];
        const event = events[taken.which % events.length];
        if (!event) return;
        const told = toTimedOrder(event.data);
        return instances.run((freezer) => instance(freezer).follow(told), taken.stopsAfter);
      }
      case 'alarm-rings':
        return instances.run((freezer) => instance(freezer).fire(id), taken.stopsAfter);
      case 'refill':
        return instances.run((freezer) => instance(freezer).refill(), taken.stopsAfter);
      case 'redis-loses-all':
        return redis.loseEverything();
      case 'bus-goes':
        return bus.goAway();
      case 'bus-comes':
        return bus.comeBack();
      case 'sweep-outbox':
        await sweeper.flush();
        return;
      case 'stopped-go-on':
        return instances.goOn();
      case 'clock-moves':
        return clock.advance(taken.ms);
    }
  }

  /** The newest event comes, Redis is filled again, and the order's window has ended long ago. */
  async function drain({ last }: OrderHistory, instances: Interruptible): Promise<void> {
    bus.comeBack();
    await instances.run((freezer) => instance(freezer).follow(toTimedOrder(last)));
    const due = new Date(Date.parse(last.expiresAt) + WINDOW_MS);
    if (clock.now() < due) clock.set(due);
    await redis.loseEverything();
    await instances.run((freezer) => instance(freezer).refill());
    await eventually(async () => (await timers.find(last.id))?.status !== 'pending');
    await sweeper.flush();
  }

  function expectFiredAsDue(history: OrderHistory, status: string | undefined): void {
    const { id, expiresAt, status: orderStatus } = history.last;
    const told = bus.publishedOf('expiration:complete').filter(({ subject }) => subject === id);
    expect(new Set(told.map((event) => event.id)).size).toBe(status === 'fired' ? 1 : 0);
    for (const { time } of told) {
      expect(Date.parse(time)).toBeGreaterThanOrEqual(Date.parse(expiresAt) + 500);
    }
    const isLive = orderStatus === 'created' || orderStatus === 'awaiting:payment';
    expect(isLive ? ['fired'] : ['fired', 'dropped']).toContain(status);
  }

  it('fires once at its time or later, or is dropped because its order has ended', async () => {
    const scripts = fc.record({
      order: orderSteps,
      steps: fc.array(step, { maxLength: 12, size: 'max' }),
      stoppedGoOn: fc.boolean(),
    });
    await checkProperty(
      fc.asyncProperty(scripts, async ({ order, steps, stoppedGoOn }) => {
        const faults: unknown[] = [];
        const instances = createInterruptible((error) => faults.push(error));
        const expiresAt = new Date(clock.now().getTime() + WINDOW_MS).toISOString();
        const history = orderHistory(order, { expiresAt });
        for (const taken of steps) await perform(history, instances, taken);
        if (stoppedGoOn) await instances.goOn();
        await drain(history, instances);
        const timer = await timers.find(history.last.id);
        expectFiredAsDue(history, timer?.status);
        expect(faults).toEqual([]);
      }),
      { runs: 40, withinMs: 6_000 },
    );
  });
});
