import type { Connection } from 'mongoose';
import { pino } from 'pino';
import { createOutboxPublisher } from '../messaging/outbox-publisher';
import { createMemoryBus } from '../testing/memory-bus';
import { openTestStore, type TestStore } from '../testing/store';
import { defineAggregateModel } from './aggregate-schema';
import { createAggregateStore } from './aggregate-store';
import { newId } from './ids';
import { createMongoOutbox } from './mongo-outbox';

interface Thing {
  id: string;
  version: number;
  name: string;
  /** Changes without a new version. */
  counted: { seq: number };
}

function createThings(connection: Connection) {
  const fields = { name: { type: String }, counted: { seq: { type: Number } } };
  const model = defineAggregateModel(connection, { name: 'things', fields });
  const logger = pino({ level: 'silent' });
  const publisher = createOutboxPublisher({ bus: createMemoryBus(), source: 'test', logger });
  return createAggregateStore<Thing>({
    model,
    outbox: createMongoOutbox(model),
    publisher,
    guard: ({ counted }) => ({ 'counted.seq': counted.seq }),
  });
}

describe('an aggregate with a part that changes without a new version', () => {
  let store: TestStore;
  let things: ReturnType<typeof createThings>;

  beforeAll(async () => {
    store = await openTestStore();
    things = createThings(store.connection);
  });
  afterAll(() => store.close());

  async function given(): Promise<Thing> {
    const thing = { id: newId(), version: 0, name: 'a', counted: { seq: 0 } };
    await things.insert(thing, []);
    return thing;
  }

  it('is not written over where its guarded part has changed', async () => {
    const before = await given();
    const counted = { ...before, counted: { seq: 1 } };
    expect(await things.replace({ before, after: counted, entries: [] })).toBe(true);
    const renamed = { ...before, version: 1, name: 'b' };
    expect(await things.replace({ before, after: renamed, entries: [] })).toBe(false);
    expect(await things.find(before.id)).toEqual(counted);
  });

  it('is not written over where its version has changed', async () => {
    const before = await given();
    const renamed = { ...before, version: 1, name: 'b' };
    expect(await things.replace({ before, after: renamed, entries: [] })).toBe(true);
    const counted = { ...before, counted: { seq: 1 } };
    expect(await things.replace({ before, after: counted, entries: [] })).toBe(false);
    expect(await things.find(before.id)).toEqual(renamed);
  });
});
