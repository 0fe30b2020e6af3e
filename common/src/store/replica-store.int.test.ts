import fc from 'fast-check';
import { openTestStore, type TestStore } from '../testing/store';
import { defineModel } from './aggregate-schema';
import { newId } from './ids';
import { applyIfNewer } from './replica-store';

interface Replica {
  _id: string;
  version: number;
  title?: string;
}

describe('a replica', () => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore();
  });
  afterAll(() => database.close());

  function setUp() {
    database.connection.deleteModel(/replicas/);
    return defineModel<Replica>(database.connection, {
      name: 'replicas',
      fields: { version: { type: Number, required: true }, title: { type: String } },
    });
  }

  it('takes a newer version whole, and nothing from an older or the same one', async () => {
    const model = setUp();
    const _id = newId();
    expect(await applyIfNewer(model, { _id, version: 1, title: 'one' })).toBe(true);
    expect(await applyIfNewer(model, { _id, version: 1, title: 'again' })).toBe(false);
    expect(await applyIfNewer(model, { _id, version: 3 })).toBe(true);
    expect(await applyIfNewer(model, { _id, version: 2, title: 'late' })).toBe(false);
    expect(await model.findById(_id).lean()).toEqual({ _id, version: 3 });
  });

  it('ends at the newest version, whatever the order and however often each one comes', async () => {
    const model = setUp();
    const history = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(history, async (versions) => {
        const _id = newId();
        await Promise.all(
          versions.map((version) => applyIfNewer(model, { _id, version, title: `v${version}` })),
        );
        const newest = Math.max(...versions);
        expect(await model.findById(_id).lean()).toEqual({
          _id,
          version: newest,
          title: `v${newest}`,
        });
      }),
      { numRuns: 25 },
    );
  });
});
