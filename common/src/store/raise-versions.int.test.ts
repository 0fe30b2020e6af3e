import type { Model } from 'mongoose';
import { pino } from 'pino';
import { outboxEntry } from '../messaging/outbox';
import { createOutboxPublisher } from '../messaging/outbox-publisher';
import { noCheckpoint } from '../service/checkpoint';
import { noTracing } from '../tracing/tracing';
import { createMemoryBus } from '../testing/memory-bus';
import { openTestStore, type TestStore } from '../testing/store';
import { defineAggregateModel, type AggregateDocument } from './aggregate-schema';
import { createAggregateStore } from './aggregate-store';
import { newId } from './ids';
import { createMongoOutbox } from './mongo-outbox';
import { raiseVersions } from './raise-versions';

interface Thing {
  id: string;
  version: number;
  name: string;
}

const RESTORED_AT = new Date('2026-01-01T12:00:00.000Z');
const SECONDS = RESTORED_AT.getTime() / 1_000;
const FIRST = SECONDS * 1_000_000;

describe('raising the versions of a restored collection', () => {
  let database: TestStore;
  let model: Model<AggregateDocument>;

  beforeEach(async () => {
    database = await openTestStore();
    model = defineAggregateModel(database.connection, {
      name: 'things',
      fields: { name: { type: String, required: true } },
    });
    await model.createIndexes();
  });
  afterEach(() => database.close());

  async function insert(version: number): Promise<string> {
    const _id = newId();
    await things().insertOne({ _id, version, name: 'one', outbox: [] });
    return _id;
  }

  const things = () =>
    database.connection.collection<AggregateDocument & { name: string }>('things');
  const versionOf = async (id: string) => (await things().findOne({ _id: id }))?.version;
  const raise = (at = RESTORED_AT) => raiseVersions(model, at);

  it('raises each by more than a million and keeps the count of its changes', async () => {
    const [never, often] = [await insert(0), await insert(12)];
    expect(await raise()).toBe(2);
    expect([await versionOf(never), await versionOf(often)]).toEqual([FIRST, FIRST + 12]);
    expect(FIRST).toBeGreaterThan(1_000_000);
    expect(Number.isSafeInteger(FIRST + 999_999)).toBe(true);
  });

  it('goes through all of them, batch by batch', async () => {
    const all = Array.from({ length: 250 }, (_, version) => ({ _id: newId(), version }));
    await things().insertMany(all.map((one) => ({ ...one, name: 'one', outbox: [] })));
    expect(await raise()).toBe(250);
    expect(await model.countDocuments({ version: { $gte: FIRST } })).toBe(250);
  });

  it('goes on with an interrupted run, raising nothing twice and skipping none', async () => {
    const [raised, changedSince] = [await insert(FIRST + 3), await insert(FIRST + 8)];
    const left = await insert(2);
    expect(await raise()).toBe(1);
    expect([await versionOf(raised), await versionOf(changedSince)]).toEqual([
      FIRST + 3,
      FIRST + 8,
    ]);
    expect(await versionOf(left)).toBe(FIRST + 2);
    expect(await raise()).toBe(0);
  });

  it('issues versions that no restore before has issued, though the backup be the same', async () => {
    const [id, newer] = [await insert(3), await insert(FIRST + 9)];
    const next = new Date(RESTORED_AT.getTime() + 1_000);
    expect(await raise(next)).toBe(2);
    expect(await versionOf(id)).toBe(FIRST + 1_000_003);
    expect(await versionOf(newer)).toBe(FIRST + 1_000_009);
  });

  it('leaves all as it is where a version is from a later moment', async () => {
    const [id, later] = [await insert(3), await insert(FIRST + 1_000_000)];
    await expect(raise()).rejects.toThrow(`things ${later} has a version from after 2026-01-01`);
    expect(await versionOf(id)).toBe(3);
  });

  it('changes nothing but the version: what waits in an outbox is published as it was', async () => {
    const id = newId();
    const waiting = outboxEntry({
      type: 'expiration:complete',
      aggregateId: id,
      version: 4,
      at: RESTORED_AT,
      data: { orderId: id },
    });
    await things().insertOne({ _id: id, version: 4, name: 'one', outbox: [waiting] });
    await raise();
    expect(await things().findOne({ _id: id })).toEqual({
      _id: id,
      version: FIRST + 4,
      name: 'one',
      outbox: [waiting],
    });
  });

  function openThings() {
    const bus = createMemoryBus();
    const logger = pino({ level: 'silent' });
    const outbox = createMongoOutbox(model);
    const publisher = createOutboxPublisher({
      bus,
      source: 'test',
      logger,
      checkpoint: noCheckpoint,
      tracing: noTracing,
    });
    return createAggregateStore<Thing>({ model, outbox, publisher, tracing: noTracing });
  }

  it('loses no change of a pod that writes meanwhile, and undoes none', async () => {
    const store = openThings();
    const ids = await Promise.all(Array.from({ length: 20 }, () => insert(0)));
    async function renameOften(id: string): Promise<void> {
      for (let name = 1; name <= 10;) {
        const before = await store.find(id);
        if (!before) throw new Error(`${id} is gone`);
        const after = { ...before, version: before.version + 1, name: String(name) };
        if (await store.replace({ before, after, entries: [] })) name += 1;
      }
    }
    await Promise.all([...ids.map(renameOften), raise()]);
    for (const id of ids)
      expect(await store.find(id)).toEqual({ id, name: '10', version: FIRST + 10 });
  });

  it('raises one in a single write, however often it is changed meanwhile', async () => {
    const id = await insert(0);
    let raised = false;
    let changes = 0;
    async function changeUntilRaised(): Promise<void> {
      for (; !raised && changes < 10_000; changes += 1)
        await things().updateOne({ _id: id }, { $inc: { version: 1 } });
    }
    const changing = Promise.all(Array.from({ length: 40 }, changeUntilRaised));
    await raise();
    raised = true;
    await changing;
    expect(await versionOf(id)).toBe(FIRST + changes);
  });
});
