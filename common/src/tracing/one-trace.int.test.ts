import { pino } from 'pino';
import type { CatalogueEvent } from '../contracts/catalogue';
import { createConsumer } from '../messaging/consumer';
import { createConsumerMetrics } from '../messaging/consumer-metrics';
import { outboxEntry, type OutboxEntry } from '../messaging/outbox';
import { createOutboxPublisher } from '../messaging/outbox-publisher';
import { createOutboxSweeper } from '../messaging/outbox-sweeper';
import { noCheckpoint } from '../service/checkpoint';
import { createLogContext } from '../service/log-context';
import { noMetrics } from '../service/metrics';
import { createAggregateStore } from '../store/aggregate-store';
import { defineAggregateModel } from '../store/aggregate-schema';
import { newId } from '../store/ids';
import { createMongoDeadLetters, defineDeadLetterModel } from '../store/mongo-dead-letters';
import { isUnavailable } from '../store/mongo-errors';
import { createMongoOutbox } from '../store/mongo-outbox';
import { testClock } from '../testing/clock';
import { createMemoryBus } from '../testing/memory-bus';
import { recordTracing, type RecordedTracing } from '../testing/recorded-tracing';
import { openTestStore, type TestStore } from '../testing/store';
import { traceIdOf } from './traceparent';

const logger = pino({ level: 'silent' });

interface Thing {
  id: string;
  version: number;
  status: string;
  traceparent?: string;
}

describe('a thing that is one trace', () => {
  let database: TestStore;
  let recorded: RecordedTracing;

  beforeAll(async () => {
    database = await openTestStore();
  });
  beforeEach(() => {
    recorded = recordTracing();
  });
  afterEach(() => recorded.release());
  afterAll(() => database.close());

  function setUp({ isOneTrace = true } = {}) {
    const { tracing } = recorded;
    const clock = testClock();
    const bus = createMemoryBus();
    const name = `things-${newId()}`;
    const model = defineAggregateModel(database.connection, { name, fields: { status: String } });
    const outbox = createMongoOutbox(model);
    const given = { bus, logger, checkpoint: noCheckpoint, tracing };
    const publisher = createOutboxPublisher({ ...given, source: 'test-service' });
    const store = createAggregateStore<Thing>({ model, outbox, publisher, tracing, isOneTrace });
    const sweeper = createOutboxSweeper({
      bus,
      outboxes: [outbox],
      publisher,
      clock: clock.now,
      logger,
    });
    const entriesOf = ({ id, version }: Thing): OutboxEntry[] => [
      outboxEntry({
        ...{ type: 'expiration:complete', aggregateId: id, version },
        ...{ at: clock.now(), data: { orderId: id } },
      }),
    ];
    async function begin(): Promise<Thing> {
      const thing = { id: newId(), version: 0, status: 'pending' };
      return tracing.span({ name: 'begin' }, () => store.insert(thing, entriesOf(thing)));
    }
    async function change({ id }: Thing): Promise<void> {
      const before = await store.find(id);
      if (!before) throw new Error('there is none');
      const after = { ...before, version: before.version + 1, status: 'fired' };
      await store.replace({ before, after, entries: entriesOf(after) });
    }
    return { ...given, begin, change, clock, name, publisher, store, sweeper };
  }

  const contextOf = (name: string) => recorded.span(name).spanContext();
  const traceOf = ({ traceparent }: CatalogueEvent) => traceIdOf(traceparent);

  it('is sent by a producer in the trace of the change, and the message carries that on', async () => {
    const { begin, bus, publisher } = setUp();
    await begin();
    await publisher.settled();
    const sending = recorded.span('publish expiration:complete');
    expect(sending.parentSpanContext?.spanId).toBe(contextOf('begin').spanId);
    const [event] = bus.published();
    const { traceId, spanId } = sending.spanContext();
    expect(event?.traceparent).toBe(`00-${traceId}-${spanId}-01`);
  });

  it('is sent in the trace of the change although a sweeper sends it', async () => {
    const { begin, bus, clock, sweeper, tracing } = setUp();
    bus.goAway();
    await begin();
    bus.comeBack();
    clock.advance(10_000);
    await tracing.span({ name: 'sweep' }, () => sweeper.sweep());
    const [event] = bus.published();
    expect(event && traceOf(event)).toBe(contextOf('begin').traceId);
  });

  it('is changed in the trace that it began in, hours later and by nobody in particular', async () => {
    const { begin, bus, change, publisher, store } = setUp();
    const thing = await begin();
    await change(thing);
    await publisher.settled();
    const { traceId } = contextOf('begin');
    expect(bus.published().map(traceOf)).toEqual([traceId, traceId]);
    expect(thing.traceparent).toBe((await store.find(thing.id))?.traceparent);
  });

  it('is changed in its own trace by a request that has another, and linked with that', async () => {
    const { begin, change, name, tracing } = setUp();
    const thing = await begin();
    await tracing.span({ name: 'request' }, () => change(thing));
    const span = recorded.span(`change ${name}`);
    expect(span.spanContext().traceId).toBe(contextOf('begin').traceId);
    expect(span.links.map(({ context }) => context)).toEqual([contextOf('request')]);
  });

  it('belongs to whoever changes it where it is not one trace', async () => {
    const { begin, bus, change, publisher, tracing } = setUp({ isOneTrace: false });
    const thing = await begin();
    await tracing.span({ name: 'request' }, () => change(thing));
    await publisher.settled();
    const traces = [contextOf('begin').traceId, contextOf('request').traceId];
    expect(bus.published().map(traceOf)).toEqual(traces);
  });

  it('is followed by the consumers of its events, who say when they failed', async () => {
    const { begin, bus, checkpoint, publisher, tracing } = setUp();
    const model = defineDeadLetterModel(database.connection);
    const consumer = createConsumer({
      ...{ bus, checkpoint, group: 'test-service', isUnavailable, logger, tracing },
      deadLetters: createMongoDeadLetters(model, () => new Date()),
      logContext: createLogContext(),
      metrics: createConsumerMetrics(noMetrics, { eventTypes: [], clock: () => new Date() }),
      subscriptions: { 'expiration:complete': [() => Promise.reject(new RangeError('too far'))] },
    });
    consumer.start();
    await begin();
    await publisher.settled();
    const [event] = bus.published();
    if (event) await bus.deliver(event);
    const [processed] = recorded
      .spans()
      .filter(({ name }) => name === 'process expiration:complete');
    const { spanId } = contextOf('publish expiration:complete');
    expect(processed?.parentSpanContext?.spanId).toBe(spanId);
    expect(processed?.attributes).toMatchObject({
      'error.type': 'RangeError',
      'messaging.consumer.group.name': 'test-service',
      'messaging.destination.name': 'expiration:complete',
      'messaging.operation.type': 'process',
    });
  });
});
