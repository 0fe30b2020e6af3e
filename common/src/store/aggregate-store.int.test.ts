import { pino } from 'pino';
import { DuplicateKey } from '../errors';
import { outboxEntry } from '../messaging/outbox';
import { createOutboxBacklog } from '../messaging/outbox-backlog';
import { createOutboxPublisher } from '../messaging/outbox-publisher';
import { createOutboxSweeper } from '../messaging/outbox-sweeper';
import { noCheckpoint } from '../service/checkpoint';
import { noTracing } from '../tracing/tracing';
import { testClock } from '../testing/clock';
import { eventually } from '../testing/eventually';
import { createMemoryBus } from '../testing/memory-bus';
import { openTestStore, type TestStore } from '../testing/store';
import { defineAggregateModel } from './aggregate-schema';
import { createAggregateStore } from './aggregate-store';
import { newId } from './ids';
import { createMongoOutbox } from './mongo-outbox';

interface Timer {
  id: string;
  version: number;
  name: string;
  note?: string;
}

const logger = pino({ level: 'silent' });

describe('an aggregate with an embedded outbox', () => {
  let database: TestStore;

  beforeEach(async () => {
    database = await openTestStore();
  });
  afterEach(() => database.close());

  async function setUp() {
    const clock = testClock();
    const bus = createMemoryBus();
    const model = defineAggregateModel(database.connection, {
      name: 'timers',
      fields: {
        name: { type: String, required: true },
        note: { type: String },
        nameLower: { type: String, required: true },
      },
      indexes: [{ keys: { nameLower: 1 }, unique: true }],
    });
    await model.createIndexes();
    const outbox = createMongoOutbox(model);
    const publisher = createOutboxPublisher({
      bus,
      source: 'test-service',
      logger,
      checkpoint: noCheckpoint,
      tracing: noTracing,
    });
    const store = createAggregateStore<Timer>({
      model,
      outbox,
      publisher,
      tracing: noTracing,
      derive: ({ name }) => ({ nameLower: name.toLowerCase() }),
      notState: ['nameLower', 'requestHash'],
    });
    const sweeper = createOutboxSweeper({
      bus,
      outboxes: [outbox],
      publisher,
      clock: clock.now,
      logger,
    });
    const entryFor = ({ id, version }: Timer) =>
      outboxEntry({
        type: 'expiration:complete',
        aggregateId: id,
        version,
        at: clock.now(),
        data: { orderId: id },
      });
    const stored = (id: string) =>
      database.connection.collection<{ _id: string }>('timers').findOne({ _id: id });
    return { bus, clock, entryFor, outbox, publisher, store, stored, sweeper };
  }

  const timer = (name: string): Timer => ({ id: newId(), version: 0, name });

  it('is written together with its event, which is published at once and then cleared', async () => {
    const { bus, store, entryFor, stored } = await setUp();
    const created = timer('one');
    await store.insert(created, [entryFor(created)]);
    await eventually(async () => {
      expect(await stored(created.id)).toMatchObject({ version: 0, outbox: [] });
    });
    expect(bus.published()).toMatchObject([
      { id: `${created.id}:0:expiration:complete`, source: 'test-service', subject: created.id },
    ]);
    expect(await store.find(created.id)).toEqual(created);
  });

  it('lets one of two concurrent changes win and tells the other', async () => {
    const { store, entryFor } = await setUp();
    const before = timer('one');
    await store.insert(before, []);
    const change = (note: string) => {
      const after = { ...before, version: 1, note };
      return store.replace({ before, after, entries: [entryFor(after)] });
    };
    const results = await Promise.all([change('a'), change('b'), change('c')]);
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await store.find(before.id)).toMatchObject({ version: 1 });
  });

  it('takes away what the new state no longer has', async () => {
    const { store, stored } = await setUp();
    const before: Timer = { ...timer('one'), note: 'soon gone' };
    await store.insert(before, []);
    const after: Timer = { id: before.id, version: 1, name: 'two' };
    expect(await store.replace({ before, after, entries: [] })).toBe(true);
    expect(await store.find(before.id)).toEqual(after);
    expect(await stored(before.id)).toMatchObject({ nameLower: 'two' });
  });

  it('is refused whole when a unique index says no', async () => {
    const { store, entryFor } = await setUp();
    const first = timer('same');
    const second = timer('Same');
    await store.insert(first, []);
    await expect(store.insert(second, [entryFor(second)])).rejects.toThrow(DuplicateKey);
    expect(await store.find(second.id)).toBeUndefined();
  });

  it('keeps its events while the bus is away, and a sweeper publishes them when it is back', async () => {
    const { bus, clock, store, entryFor, outbox, stored, sweeper } = await setUp();
    bus.goAway();
    const waiting = Array.from({ length: 600 }, (_, index) => timer(`t${index}`));
    await Promise.all(waiting.map((one) => store.insert(one, [entryFor(one)])));
    expect(await outbox.count(1_000)).toBe(600);
    clock.advance(2_000);
    expect(await sweeper.sweep()).toBe(0);

    bus.comeBack();
    expect(await sweeper.sweep()).toBe(600);
    expect(new Set(bus.published().map(({ subject }) => subject)).size).toBe(600);
    expect(await outbox.count(1_000)).toBe(0);
    expect(await stored(waiting[0]?.id ?? '')).toMatchObject({ version: 0, outbox: [] });
  });

  it('leaves what is younger than a second to its own request, except when flushing', async () => {
    const { bus, store, entryFor, sweeper } = await setUp();
    bus.goAway();
    const young = timer('young');
    await store.insert(young, [entryFor(young)]);
    bus.comeBack();
    expect(await sweeper.sweep()).toBe(0);
    expect(await sweeper.flush()).toBe(1);
  });

  it('does not wait for the time of a clock that was ahead', async () => {
    const { bus, clock, store, entryFor, sweeper } = await setUp();
    bus.goAway();
    clock.advance(600_000);
    const [swept, flushed] = [timer('swept'), timer('flushed')];
    await store.insert(swept, [entryFor(swept)]);
    clock.advance(-600_000);
    bus.comeBack();
    expect(await sweeper.sweep()).toBe(1);

    bus.goAway();
    clock.advance(600_000);
    await store.insert(flushed, [entryFor(flushed)]);
    clock.advance(-600_000);
    bus.comeBack();
    expect(await sweeper.flush()).toBe(1);
  });

  it('publishes the events of one document in the order of its changes', async () => {
    const { bus, clock, store, entryFor, sweeper } = await setUp();
    bus.goAway();
    const first = timer('one');
    await store.insert(first, [entryFor(first)]);
    const second = { ...first, version: 1 };
    await store.replace({ before: first, after: second, entries: [entryFor(second)] });
    bus.comeBack();
    clock.advance(2_000);
    await sweeper.sweep();
    expect(bus.published().map(({ version }) => version)).toEqual([0, 1]);
  });

  it('counts its backlog up to the bound', async () => {
    const { bus, store, entryFor, outbox } = await setUp();
    bus.goAway();
    const backlog = createOutboxBacklog([outbox], 3);
    for (const name of ['a', 'b']) {
      const one = timer(name);
      await store.insert(one, [entryFor(one)]);
    }
    await backlog.refresh();
    expect({ count: backlog.count(), isFull: backlog.isFull() }).toEqual({
      count: 2,
      isFull: false,
    });
    for (const name of ['c', 'd']) {
      const one = timer(name);
      await store.insert(one, [entryFor(one)]);
    }
    await backlog.refresh();
    expect({ count: backlog.count(), isFull: backlog.isFull() }).toEqual({
      count: 3,
      isFull: true,
    });
  });
});
