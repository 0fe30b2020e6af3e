import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import type { Worker } from '@ticketing/common/service/worker';
import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import { startTestService, type TestService } from '@ticketing/common/testing/test-service';
import request from 'supertest';
import { expirationService } from './service';
import { anOrder, lifeOf } from './testing/orders';
import { createTestRedis, type TestRedis } from './testing/redis-server';

const ACK = { kind: 'ack' };
const STOP_MS_MAX = 8_000;

type OrderEvent = Extract<EventType, `order:${string}`>;

interface TimerDocument {
  _id: string;
  version: number;
  status: string;
  fireAt: Date;
  outbox: unknown[];
}

describe('expiration', () => {
  let redis: TestRedis;
  let expiration: TestService;
  let started: Worker[] = [];
  let suites = 0;
  let prefix = '';

  beforeAll(async () => {
    redis = await createTestRedis();
    await redis.start();
  });
  afterAll(() => redis.close());

  beforeEach(async () => {
    suites += 1;
    prefix = `suite-${suites}`;
    expiration = await startTestService(expirationService, {
      env: { REDIS_URL: redis.url, REDIS_KEY_PREFIX: prefix },
    });
  });
  afterEach(async () => {
    await stopWorkers();
    await expiration.close();
  });

  const startWorkers = () => {
    started = [...expiration.service.workers];
    for (const worker of started) worker.start();
  };
  const stopWorkers = async () => {
    for (const worker of started) await worker.stop();
    started = [];
  };
  const redisStatus = () => expiration.service.report?.()['redis'];
  const connected = () => eventually(() => redisStatus() === 'connected');
  const timers = () => expiration.connection.collection<TimerDocument>('timers');
  const timerOf = (order: OrderState) => timers().findOne({ _id: order.id });
  const deliver = (type: OrderEvent, order: OrderState) =>
    expiration.bus.deliver(eventOf(type, order));
  const fired = () => expiration.bus.publishedOf('expiration:complete');
  const firedOf = (order: OrderState) => fired().filter(({ subject }) => subject === order.id);
  const inMs = (ms: number) => new Date(expiration.clock.now().getTime() + ms).toISOString();
  const liveOrder = () => anOrder({ expiresAt: inMs(900_000) });
  const dueOrder = () => anOrder({ expiresAt: inMs(-500) });
  const jobs = async () => {
    const keys = await redis.keys(`${prefix}:expiration:*`);
    return keys.filter((key) => /:[0-9a-f]{24}$/.test(key));
  };
  const jobKey = (order: OrderState) => `${prefix}:expiration:${order.id}`;

  describe('an order that was placed', () => {
    it('gets one timer, due half a second after its window, and one alarm, however often it is told', async () => {
      startWorkers();
      await connected();
      const order = liveOrder();
      expect(await deliver('order:created', order)).toEqual([ACK]);
      expect(await deliver('order:created', order)).toEqual([ACK]);
      await deliver('order:awaiting-payment', { ...order, version: 1, status: 'awaiting:payment' });
      expect(await timerOf(order)).toMatchObject({
        status: 'pending',
        version: 0,
        fireAt: new Date(Date.parse(order.expiresAt) + 500),
        outbox: [],
      });
      await eventually(async () => expect(await jobs()).toEqual([jobKey(order)]));
    });

    it('gets its timer from awaiting-payment as well, when that comes first', async () => {
      const order = liveOrder();
      await deliver('order:awaiting-payment', { ...order, version: 1, status: 'awaiting:payment' });
      await deliver('order:created', order);
      expect(await timerOf(order)).toMatchObject({ status: 'pending', version: 0 });
    });
  });

  describe('an order whose window has ended', () => {
    it('is told of once, by an event whose id follows from the timer', async () => {
      startWorkers();
      await connected();
      const order = dueOrder();
      await deliver('order:created', order);
      await eventually(() => expect(firedOf(order)).toHaveLength(1));
      expect(firedOf(order)[0]).toMatchObject({
        id: `${order.id}:1:expiration:complete`,
        source: 'expiration-service',
        version: 1,
        data: { orderId: order.id },
      });
      await eventually(async () => {
        expect(await timerOf(order)).toMatchObject({ status: 'fired', version: 1, outbox: [] });
        expect(await jobs()).toEqual([]);
      });
    });

    it('is told of when an alarm that rang too early rings again', async () => {
      startWorkers();
      await connected();
      const order = anOrder({ expiresAt: inMs(0) });
      await deliver('order:created', order);
      await eventually(async () => expect(await jobs()).toHaveLength(1));
      expect(await timerOf(order)).toMatchObject({ status: 'pending' });
      expiration.clock.advance(500);
      await eventually(() => expect(firedOf(order)).toHaveLength(1));
    });

    it('is told of although the broker was away, and nothing is lost', async () => {
      startWorkers();
      await connected();
      expiration.bus.goAway();
      const order = dueOrder();
      await deliver('order:created', order);
      await eventually(async () => expect(await timerOf(order)).toMatchObject({ status: 'fired' }));
      expect(fired()).toEqual([]);
      expiration.bus.comeBack();
      await expiration.sweeper.flush();
      await eventually(async () => expect(await timerOf(order)).toMatchObject({ outbox: [] }));
      const ids = new Set(firedOf(order).map(({ id }) => id));
      expect(ids).toEqual(new Set([`${order.id}:1:expiration:complete`]));
    });
  });

  describe('an order that has ended', () => {
    it.each([
      ['order:completed', 'complete'],
      ['order:cancelled', 'cancelled'],
      ['order:payment-rejected', 'cancelled'],
    ] as const)('drops its timer by %s, twice as well as once', async (type, status) => {
      const order = liveOrder();
      await deliver('order:created', order);
      const end = { ...order, version: 2, status };
      expect(await deliver(type, end)).toEqual([ACK]);
      expect(await deliver(type, end)).toEqual([ACK]);
      expect(await timerOf(order)).toMatchObject({ status: 'dropped', version: 1, outbox: [] });
    });

    it('never gets a pending timer from late news of its beginning', async () => {
      startWorkers();
      await connected();
      const order = dueOrder();
      await deliver('order:completed', { ...order, version: 2, status: 'complete' });
      await deliver('order:awaiting-payment', { ...order, version: 1, status: 'awaiting:payment' });
      await deliver('order:created', order);
      expect(await timerOf(order)).toMatchObject({ status: 'dropped', version: 0 });
      expect(await jobs()).toEqual([]);
    });

    it('is not told of when its alarm rings all the same', async () => {
      startWorkers();
      await connected();
      const order = anOrder({ expiresAt: inMs(-400) });
      await deliver('order:created', order);
      await eventually(async () => expect(await jobs()).toEqual([jobKey(order)]));
      await deliver('order:cancelled', { ...order, version: 1, status: 'cancelled' });
      expiration.clock.advance(1_000);
      await eventually(async () => expect(await jobs()).toEqual([]));
      expect(await timerOf(order)).toMatchObject({ status: 'dropped', outbox: [] });
      expect(fired()).toEqual([]);
    });

    it('that was told of keeps its fired timer', async () => {
      startWorkers();
      await connected();
      const order = dueOrder();
      await deliver('order:created', order);
      await eventually(() => expect(firedOf(order)).toHaveLength(1));
      await deliver('order:cancelled', { ...order, version: 1, status: 'cancelled' });
      expect(await timerOf(order)).toMatchObject({ status: 'fired', version: 1 });
    });
  });

  it('ends at one document and one state, whatever comes at once', async () => {
    const order = liveOrder();
    const news = Array.from({ length: 5 }, () => lifeOf(order)).flat();
    const verdicts = await Promise.all(news.map(({ type, data }) => deliver(type, data)));
    expect(new Set(verdicts.flat().map(({ kind }) => kind))).toEqual(new Set(['ack']));
    expect(await timers().countDocuments({ _id: order.id })).toBe(1);
    expect(await timerOf(order)).toMatchObject({ status: 'dropped' });
  });

  describe('while Redis is away', () => {
    beforeEach(() => redis.kill());
    afterEach(() => redis.start());

    it('timers are written and acknowledged, and the service stays ready and says so', async () => {
      startWorkers();
      const order = liveOrder();
      expect(await deliver('order:created', order)).toEqual([ACK]);
      expect(await timerOf(order)).toMatchObject({ status: 'pending' });
      const health = await request(expiration.app).get('/healthz/ready').expect(200);
      expect(health.body).toMatchObject({ status: 'ready', redis: 'connecting' });
    });

    it('the service stops quickly all the same', async () => {
      startWorkers();
      await deliver('order:created', dueOrder());
      const before = performance.now();
      await stopWorkers();
      expect(performance.now() - before).toBeLessThan(STOP_MS_MAX);
      expect(redisStatus()).toBe('closed');
    });
  });

  describe('when Redis comes back and has lost everything', () => {
    it('every pending timer gets its alarm again, an overdue one rings, a dropped one has none', async () => {
      startWorkers();
      await connected();
      const orders = Array.from({ length: 3 }, liveOrder);
      const ended = liveOrder();
      for (const order of [...orders, ended]) await deliver('order:created', order);
      await eventually(async () => expect(await jobs()).toHaveLength(4));
      await deliver('order:cancelled', { ...ended, version: 1, status: 'cancelled' });

      await redis.kill();
      await eventually(() => redisStatus() === 'connecting');
      const overdue = dueOrder();
      await deliver('order:created', overdue);
      await redis.start();

      await eventually(async () => {
        expect((await jobs()).sort()).toEqual(orders.map(jobKey).sort());
        expect(firedOf(overdue)).toHaveLength(1);
      });
      expect(firedOf(ended)).toEqual([]);
    });
  });

  it('publishes fired timers, and only those, again', async () => {
    startWorkers();
    await connected();
    const order = dueOrder();
    await deliver('order:created', order);
    await deliver('order:created', liveOrder());
    const ended = liveOrder();
    await deliver('order:cancelled', { ...ended, status: 'cancelled' });
    await eventually(async () => expect(await timerOf(order)).toMatchObject({ status: 'fired' }));
    const events = [];
    for (const source of expiration.service.republish) {
      for await (const { entry } of source.currentEvents()) events.push(entry);
    }
    expect(events).toMatchObject([
      { id: `${order.id}:1:expiration:complete`, version: 1, data: { orderId: order.id } },
    ]);
  });

  it('answers health and nothing else', async () => {
    await request(expiration.app).get('/healthz/live').expect(200);
    const response = await request(expiration.app).get('/api/expiration').expect(404);
    expect(response.body).toEqual({ errors: [{ message: 'Not Found' }] });
  });

  it('needs an address of Redis', () => {
    const read = () => expirationService.readConfig({ REDIS_URL: 'http://127.0.0.1' });
    expect(read).toThrow(/REDIS_URL: must be a redis:\/\/ address/);
  });
});
