import { DuplicateKey } from '@ticketing/common/errors';
import { outboxEntry } from '@ticketing/common/messaging/outbox';
import { createOutboxPublisher } from '@ticketing/common/messaging/outbox-publisher';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { defineAggregateModel } from '@ticketing/common/store/aggregate-schema';
import { createAggregateStore } from '@ticketing/common/store/aggregate-store';
import { newId } from '@ticketing/common/store/ids';
import { createMongoOutbox } from '@ticketing/common/store/mongo-outbox';
import { createMemoryBus } from '@ticketing/common/testing/memory-bus';
import { openTestStore, type TestStore } from '@ticketing/common/testing/store';
import { pino } from 'pino';
import type { JournalEntry } from './journal';
import { probeStore } from './probe-store';

/** The part of an order that the journal looks at. */
interface Order {
  id: string;
  version: number;
  status: string;
  units: readonly number[];
  ticket: { id: string };
}

const logger = pino({ level: 'silent' });
const ticket = { id: newId() };

describe('a store under a probe', () => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore();
  });
  beforeEach(() => database.connection.deleteModel(/orders/));
  afterAll(() => database.close());

  async function setUp(checkpoint: (written: JournalEntry[]) => void = () => undefined) {
    const written: JournalEntry[] = [];
    const model = defineAggregateModel(database.connection, {
      name: 'orders',
      fields: { status: String, units: [Number], ticket: { id: String } },
      indexes: [{ keys: { units: 1 }, unique: true }],
    });
    await model.deleteMany({});
    await model.createIndexes();
    const publisher = createOutboxPublisher({
      bus: createMemoryBus(),
      source: 'orders-service',
      logger,
      checkpoint: () => checkpoint(written),
      tracing: noTracing,
    });
    const outbox = createMongoOutbox(model);
    const store = probeStore<Order>(
      createAggregateStore,
      { model, outbox, publisher, tracing: noTracing },
      { write: (entry) => void written.push(entry), machineClock: Date.now },
    );
    return { store, publisher, written };
  }

  const anOrder = (units = [0]): Order => ({
    id: newId(),
    version: 0,
    status: 'created',
    units,
    ticket,
  });
  const entryOf = ({ id, version }: Order) =>
    outboxEntry({
      type: 'expiration:complete',
      aggregateId: id,
      version,
      at: new Date(),
      data: { orderId: id },
    });

  it('notes who holds what from when on, and by which events it is told', async () => {
    const { store, publisher, written } = await setUp();
    const before = anOrder([0, 1]);
    await store.insert(before, [entryOf(before)]);
    const after = { ...before, version: 1, status: 'complete' };
    expect(await store.replace({ before, after, entries: [entryOf(after)] })).toBe(true);
    await publisher.settled();
    const { id } = before;
    const held = { kind: 'write', store: 'orders', id, units: [0, 1], ticketId: ticket.id };
    expect(written).toEqual([
      {
        ...held,
        version: 0,
        status: 'created',
        eventIds: [`${id}:0:expiration:complete`],
        outcome: 'written',
        startedAtMs: expect.any(Number) as number,
      },
      {
        ...held,
        version: 1,
        status: 'complete',
        eventIds: [`${id}:1:expiration:complete`],
        outcome: 'written',
        startedAtMs: expect.any(Number) as number,
      },
    ]);
    expect(await store.find(id)).toEqual(after);
  });

  it('notes who was second', async () => {
    const { store, written } = await setUp();
    const before = anOrder();
    await store.insert(before, []);
    const change = { before, after: { ...before, version: 1 }, entries: [] };
    expect(await store.replace(change)).toBe(true);
    expect(await store.replace(change)).toBe(false);
    expect(written).toMatchObject([
      { version: 0, outcome: 'written' },
      { version: 1, outcome: 'written' },
      { version: 1, outcome: 'lost' },
    ]);
  });

  it('notes what a unique index has refused', async () => {
    const { store, written } = await setUp();
    await store.insert(anOrder([7]), []);
    const late = anOrder([7]);
    await expect(store.insert(late, [])).rejects.toThrow(DuplicateKey);
    expect(written.at(-1)).toMatchObject({ id: late.id, units: [7], outcome: 'duplicate-key' });
  });

  it('notes that nobody knows what became of a write', async () => {
    const { store, written } = await setUp();
    const order = anOrder();
    const strange = { ...order, unheardOf: true };
    await expect(store.insert(strange, [])).rejects.toThrow('orders has no field unheardOf');
    expect(written).toMatchObject([{ id: order.id, outcome: 'unknown' }]);
  });

  it('has noted a write before anybody can end the process behind it', async () => {
    const seen: unknown[] = [];
    const { store } = await setUp((written) => seen.push(written.at(-1)?.kind));
    const order = anOrder();
    await store.insert(order, [entryOf(order)]);
    expect(seen[0]).toBe('write');
  });
});
