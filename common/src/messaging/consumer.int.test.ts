import { BusUnavailable, Unavailable } from '../errors';
import { createLogContext } from '../service/log-context';
import { createLogger } from '../service/logger';
import { noMetrics } from '../service/metrics';
import { isUnavailable } from '../store/mongo-errors';
import { createMongoDeadLetters, defineDeadLetterModel } from '../store/mongo-dead-letters';
import { eventOf } from '../testing/events';
import { eventually } from '../testing/eventually';
import { createMemoryBus } from '../testing/memory-bus';
import { openTestStore, type TestStore } from '../testing/store';
import { noTracing } from '../tracing/tracing';
import { createConsumer } from './consumer';
import { createConsumerMetrics } from './consumer-metrics';
import type { Reaction } from './subscriptions';

const TYPE = 'expiration:complete';
const orderId = 'b'.repeat(24);
const event = eventOf(TYPE, { orderId });

describe('a consumer', () => {
  let store: TestStore;

  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(() => store.connection.collection('dead_letters').deleteMany({}));
  afterAll(() => store.close());

  const lines: string[] = [];
  const logContext = createLogContext();
  const stream = { write: (line: string) => void lines.push(line) };
  const logger = createLogger('test', 'debug', { mixin: logContext.fields, stream });
  beforeEach(() => void lines.splice(0));

  function setUp(...reactions: Reaction<typeof TYPE>[]) {
    const bus = createMemoryBus();
    const passed: string[] = [];
    const model = defineDeadLetterModel(store.connection);
    const deadLetters = createMongoDeadLetters(model, () => new Date());
    const consumer = createConsumer({
      bus,
      group: 'orders-service',
      subscriptions: { [TYPE]: reactions },
      deadLetters,
      isUnavailable,
      logger,
      logContext,
      metrics: createConsumerMetrics(noMetrics, { eventTypes: [TYPE], clock: () => new Date() }),
      checkpoint: (name) => void passed.push(name),
      tracing: noTracing,
    });
    store.connection.deleteModel(/dead_letters/);
    consumer.start();
    return { bus, consumer, deadLetters, passed };
  }

  it('acknowledges after all reactions, which run in order', async () => {
    const seen: string[] = [];
    const { bus } = setUp(
      () => Promise.resolve(seen.push('first')).then(() => 'applied'),
      () => Promise.resolve(seen.push('second')).then(() => 'nothing-to-do'),
    );
    expect(await bus.deliver(event)).toEqual([{ kind: 'ack' }]);
    expect(seen).toEqual(['first', 'second']);
  });

  it('passes a checkpoint between two reactions, and one after their writes', async () => {
    const { bus, passed } = setUp(
      () => Promise.resolve(passed.push('first')).then(() => 'applied'),
      () => Promise.resolve(passed.push('second')).then(() => 'nothing-to-do'),
    );
    await bus.deliver(event);
    expect(passed).toEqual(['first', 'consumer:between-reactions', 'second', 'consumer:handled']);
  });

  it('retries a fault of its own with back-off and parks the message after the eighth', async () => {
    const { bus, deadLetters } = setUp(() => Promise.reject(new Error('a bug')));
    for (let fault = 1; fault <= 7; fault += 1) {
      const [verdict] = await bus.deliver(event);
      expect(verdict).toMatchObject({ kind: 'retry' });
    }
    expect(await deadLetters.list(10)).toEqual([]);
    expect(await bus.deliver(event)).toEqual([{ kind: 'ack' }]);
    const [letter] = await deadLetters.list(10);
    expect(letter).toMatchObject({ type: TYPE, faults: 8, status: 'parked' });
    expect(letter?.reason).toContain('a bug');
  });

  it.each(['not json', '{}', JSON.stringify({ ...event, data: {} })])(
    'parks the poison message %s at once',
    async (body) => {
      const { bus, deadLetters } = setUp(() => Promise.resolve('applied'));
      expect(await bus.deliverText(TYPE, body)).toEqual([{ kind: 'ack' }]);
      expect(await deadLetters.list(10)).toMatchObject([{ type: TYPE, body, status: 'parked' }]);
    },
  );

  it('acknowledges an event of an unknown type without keeping it', async () => {
    const { bus, deadLetters } = setUp(() => Promise.resolve('applied'));
    const body = JSON.stringify({ ...event, type: 'seat:moved' });
    expect(await bus.deliverText(TYPE, body)).toEqual([{ kind: 'ack' }]);
    expect(await deadLetters.list(10)).toEqual([]);
  });

  it('waits while a dependency is away, counts nothing, and goes on by itself', async () => {
    let tries = 0;
    const { bus, deadLetters } = setUp(() => {
      tries += 1;
      return tries < 4 ? Promise.reject(new Unavailable()) : Promise.resolve('applied');
    });
    expect(await bus.deliver(event)).toEqual([{ kind: 'ack' }]);
    expect(tries).toBe(4);
    expect(await store.connection.collection('dead_letters').countDocuments()).toBe(0);
    expect(await deadLetters.list(10)).toEqual([]);
  });

  it('has the id of the event on every line of its delivery', async () => {
    let tries = 0;
    const { bus } = setUp(() => {
      tries += 1;
      if (tries === 1) return Promise.reject(new Unavailable());
      logger.info('deep inside');
      return Promise.reject(new Error('a bug'));
    });
    await bus.deliver(event);
    const written = lines.map((line) => JSON.parse(line) as { msg: string; eventId?: string });
    const messages = ['paused: a dependency is away', 'deep inside', 'a handler failed'];
    expect(written.map(({ msg }) => msg)).toEqual(messages);
    for (const { eventId } of written) expect(eventId).toBe(event.id);
  });

  it('says what it did at the usual level where that changed something, with the ids to find it by', async () => {
    const outcomes = ['applied', 'nothing-to-do'] as const;
    let deliveries = 0;
    const { bus } = setUp(() => Promise.resolve(outcomes[deliveries++] ?? 'nothing-to-do'));
    await bus.deliver(event);
    await bus.deliver(event);
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const ids = { eventId: event.id, orderId: event.data.orderId };
    expect(first).toMatchObject({ msg: 'handled', level: 'info', ...ids });
    expect(second).toMatchObject({ msg: 'handled', level: 'debug', ...ids });
  });

  it('gives a waiting message back when the bus closes', async () => {
    let tries = 0;
    const { bus } = setUp(() => {
      tries += 1;
      return Promise.reject(new BusUnavailable('away'));
    });
    const delivery = bus.deliver(event);
    await eventually(() => tries > 0);
    await bus.close();
    expect(await delivery).toEqual([{ kind: 'retry', afterMs: 0 }]);
  });

  it('parks a message of no text at all', async () => {
    const { bus, deadLetters } = setUp(() => Promise.resolve('applied'));
    expect(await bus.deliverText(TYPE, '')).toEqual([{ kind: 'ack' }]);
    expect(await deadLetters.list(10)).toMatchObject([{ type: TYPE, body: '', status: 'parked' }]);
  });

  it('counts what is parked, up to a limit, and not what is still being tried', async () => {
    const { bus, deadLetters } = setUp(() => Promise.reject(new Error('a bug')));
    await bus.deliver(event);
    expect(await deadLetters.count(10)).toBe(0);
    for (const id of ['1', '2', '3'])
      await deadLetters.park({ id, type: TYPE, body: '' }, 'no event');
    expect(await deadLetters.count(10)).toBe(3);
    expect(await deadLetters.count(2)).toBe(2);
  });

  it('replays a parked message through the same reactions', async () => {
    let isBroken = true;
    const { bus, consumer, deadLetters } = setUp(() =>
      isBroken ? Promise.reject(new Error('a bug')) : Promise.resolve('applied'),
    );
    for (let fault = 1; fault <= 8; fault += 1) await bus.deliver(event);
    isBroken = false;
    const [letter] = await deadLetters.list(1);
    expect(await consumer.handle(letter?.body ?? '')).toBe('applied');
    expect(await deadLetters.forget(letter?.id ?? '')).toBe(true);
    expect(await deadLetters.find(letter?.id ?? '')).toBeUndefined();
  });
});
