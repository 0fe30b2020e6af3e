import { Binary, Decimal128, Double, Long, ObjectId, serialize } from 'bson';
import fc from 'fast-check';
import { createCommands } from './commands';
import { createStore, type Change } from './store';
import { unusedOf } from './testing/traffic';
import { add, decode, encode, orderKey, type Doc } from './values';

/** A server without sockets: commands in, answers out. */
function aServer() {
  const [store, changes, recorded] = [createStore(), [] as Change[], [] as string[]];
  const answer = createCommands({
    store,
    commit(change) {
      store.apply(change);
      changes.push(change);
    },
    synced: () => Promise.resolve(),
    record: (name) => void recorded.push(name),
  });
  const run = (command: Doc): Promise<Doc> =>
    answer(decode(serialize({ ...command, $db: 'test' })));
  return { run, store, changes, recorded };
}

const insert = (...documents: Doc[]): Doc => ({ insert: 'things', documents });
const update = (u: unknown): Doc => ({ update: 'things', updates: [{ q: { _id: 1 }, u }] });
const createIndex = (key: Doc, options: Doc = {}): Doc => ({
  createIndexes: 'things',
  indexes: [{ key, name: Object.keys(key).join('_'), ...options }],
});

describe('the order of values', () => {
  const ascending = [
    undefined,
    null,
    NaN,
    -Infinity,
    Long.fromString('-9007199254740993'),
    -5.5,
    -5,
    -0.1,
    0,
    0.1,
    5,
    5.5,
    9007199254740992,
    Long.fromString('9007199254740993'),
    Infinity,
    '',
    '\0',
    'A',
    'a',
    'a\0',
    'aa',
    'b',
    '\ue000',
    '\u{1f600}',
    {},
    { a: 1 },
    { a: 2 },
    { a: 2, b: 1 },
    { b: 1 },
    { a: 'x' },
    [],
    [1],
    [1, 2],
    [2],
    new Binary(Buffer.from('z')),
    new Binary(Buffer.from('aa')),
    new ObjectId('000000000000000000000001'),
    new ObjectId('000000000000000000000002'),
    false,
    true,
    new Date(-1),
    new Date(0),
    new Date(1),
  ];

  it('is that of MongoDB across types', () => {
    const keys = ascending.map(orderKey);
    expect(keys.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is equal for equal numbers of different types', () => {
    expect(orderKey(new Double(5))).toBe(orderKey(5));
    expect(orderKey(Long.fromNumber(5))).toBe(orderKey(5));
    expect(orderKey(-0)).toBe(orderKey(0));
  });

  it('is that of numbers and of the bytes of strings, whatever they are', () => {
    const agrees =
      <T>(order: (a: T, b: T) => number) =>
      (a: T, b: T) => {
        const [x, y] = [orderKey(a), orderKey(b)];
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(Math.sign(order(a, b)));
      };
    const number = fc.double({ noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        agrees<number>((a, b) => (a === b ? 0 : a < b ? -1 : 1)),
      ),
    );
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(
        text,
        text,
        agrees<string>((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
      ),
    );
  });

  it('has no place for types that are not served, and says which', () => {
    expect(() => orderKey(Decimal128.fromString('1.10'))).toThrow('the type Decimal128');
  });
});

describe('numbers', () => {
  it('keep their types from the wire to the wire', () => {
    const bytes = serialize({
      i: 1,
      d: new Double(1),
      f: 1.5,
      l: Long.fromNumber(1),
      z: new Double(-0),
      b: 2 ** 40,
    });
    expect(Buffer.from(encode(decode(bytes)))).toEqual(Buffer.from(bytes));
  });

  it('are added in the wider of their types, and refused beyond 64 bits', () => {
    expect(add(1, 2)).toBe(3);
    expect(add(2_147_483_647, 1)).toEqual(Long.fromNumber(2_147_483_648));
    expect(add(1, new Double(1))).toEqual(new Double(2));
    expect(add(Long.fromNumber(1), 0.5)).toBe(1.5);
    expect(() => add(Long.MAX_VALUE, 1)).toThrow('overflow');
  });
});

describe('what is not served', () => {
  it.each<[string, Doc, string, number]>([
    ['a command', { mapReduce: 'things' }, 'mapReduce', 59],
    ['an option', { find: 'things', collation: { locale: 'en' } }, 'find.collation', 72],
    ['an upsert', { update: 'things', updates: [{ q: {}, u: {}, upsert: true }] }, 'upsert', 72],
    ['a query operator', { find: 'things', filter: { a: { $where: '1' } } }, '$where', 2],
    [
      'one inside others',
      { find: 'things', filter: { $or: [{ a: { $mod: [1, 2] } }] } },
      '$mod',
      2,
    ],
    ['an update operator', update({ $rename: { a: 'b' } }), '$rename', 9],
    ['a positional update', update({ $set: { 'a.$.b': 1 } }), 'a.$.b', 9],
    ['a stage', { aggregate: 'things', pipeline: [{ $lookup: {} }], cursor: {} }, '$lookup', 40324],
    [
      'an option of an index',
      createIndex({ a: 1 }, { expireAfterSeconds: 1 }),
      'expireAfterSeconds',
      197,
    ],
    ['a kind of index', createIndex({ a: 'text' }), '1 or -1', 67],
    ['a projection', { find: 'things', projection: { 'a.b': 1 } }, 'whole fields', 2],
    ['what is explained', { explain: { find: 'things', collation: {} } }, 'find.collation', 72],
  ])('is refused by name: %s', async (_what, command, name, code) => {
    const { run, changes } = aServer();
    await run(insert({ _id: 1, a: 1 }));
    const answer = await run(command);
    expect(answer).toMatchObject({ ok: 0, code, errmsg: expect.stringContaining(name) as string });
    expect(changes).toHaveLength(1);
  });

  it('is not asked for by an option that is false', async () => {
    const { run } = aServer();
    const command = {
      findAndModify: 'things',
      query: {},
      update: { $set: { a: 1 } },
      upsert: false,
    };
    expect(await run(command)).toMatchObject({ ok: 1, value: null });
  });
});

describe('a duplicate key', () => {
  it('is refused with its pattern, its value and its place in the batch', async () => {
    const { run, changes } = aServer();
    await run(createIndex({ claims: 1 }, { unique: true }));
    const answer = await run(
      insert({ _id: 1, claims: ['x', 'x'] }, { _id: 2, claims: ['y', 'x'] }),
    );
    expect(answer).toMatchObject({
      ok: 1,
      n: 1,
      writeErrors: [
        { index: 1, code: 11000, keyPattern: { claims: 1 }, keyValue: { claims: 'x' } },
      ],
    });
    expect(changes.filter((change) => change.do === 'insert')).toHaveLength(1);
  });

  it('leaves the indexes as they were', async () => {
    const { run } = aServer();
    await run(createIndex({ claims: 1 }, { unique: true }));
    await run(createIndex({ n: 1 }));
    await run(insert({ _id: 1, claims: ['a'], n: 1 }, { _id: 2, claims: ['b'], n: 2 }));
    await run(update({ $set: { claims: ['c', 'b'], n: 9 } }));
    const find = (filter: Doc) => run({ find: 'things', filter });
    expect(await find({ n: 9 })).toMatchObject({ cursor: { firstBatch: [] } });
    expect(await find({ n: 1 })).toMatchObject({ cursor: { firstBatch: [{ _id: 1 }] } });
    expect(await run(insert({ _id: 3, claims: ['c'] }))).toMatchObject({ n: 1 });
  });
});

describe('the plan of a query', () => {
  async function planned(find: Doc, ...indexes: Doc[]) {
    const { run } = aServer();
    for (const key of indexes) await run(createIndex(key));
    const documents = Array.from({ length: 500 }, (_, n) => ({
      _id: n,
      a: n % 5,
      b: n,
      tags: [`t${n}`, `u${n % 3}`],
    }));
    await run(insert(...documents));
    return run({ explain: { find: 'things', ...find }, verbosity: 'executionStats' });
  }
  const scan = (indexName: string) => ({ stage: 'IXSCAN', indexName });

  it.each<[string, Doc, Doc[], string, number]>([
    ['the _id', { filter: { _id: 7 } }, [], '_id_', 1],
    ['several _ids', { filter: { _id: { $in: [7, 8, 900] } } }, [], '_id_', 2],
    [
      'a value and an order',
      { filter: { a: 2 }, sort: { b: -1 }, limit: 3 },
      [{ a: 1, b: 1 }],
      'a_b',
      3,
    ],
    ['an order against the index', { sort: { b: 1 }, limit: 2 }, [{ b: -1 }], 'b', 2],
    ['both ends of a range', { filter: { b: { $gt: 5, $lte: 9 } } }, [{ b: 1 }], 'b', 4],
    ['a range downwards', { filter: { a: 1, b: { $gte: 480 } } }, [{ a: 1, b: -1 }], 'a_b', 4],
    ['a prefix', { filter: { tags: /^t49/ } }, [{ tags: 1 }], 'tags', 11],
    ['a prefix as text', { filter: { tags: { $regex: '^t49' } } }, [{ tags: 1 }], 'tags', 11],
    ['the better of two', { filter: { a: 1, b: 6 } }, [{ a: 1 }, { a: 1, b: 1 }], 'a_b', 1],
    ['a condition inside $and', { filter: { $and: [{ b: 3 }, { a: 3 }] } }, [{ b: 1 }], 'b', 1],
  ])('uses the index for %s', async (_what, find, indexes, name, read) => {
    expect(await planned(find, ...indexes)).toMatchObject({
      queryPlanner: { winningPlan: scan(name) },
      executionStats: { totalDocsExamined: read },
    });
  });

  it('sorts what the index finds but does not order', async () => {
    const answer = await planned({ filter: { a: 1 }, sort: { tags: 1 } }, { a: 1 });
    expect(answer).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'SORT', inputStage: scan('a') } },
    });
  });

  it('reads everything where no index fits', async () => {
    expect(await planned({ filter: { b: 7 } }, { a: 1 })).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'COLLSCAN' } },
      executionStats: { nReturned: 1, totalDocsExamined: 500 },
    });
  });
});

describe('a store', () => {
  it('is the same again after its snapshot is applied to an empty one', async () => {
    const { run, store } = aServer();
    await run(createIndex({ claims: 1 }, { unique: true }));
    await run(insert({ _id: 1, claims: ['a'] }, { _id: 2, claims: ['b'] }));
    await run(update({ $set: { claims: ['c'] } }));
    const again = createStore();
    for (const change of store.snapshot()) again.apply(change);
    expect([...again.snapshot()]).toEqual([...store.snapshot()]);
  });

  it('forgets cursors of other names, and ends one that was read', async () => {
    const { run } = aServer();
    await run(insert(...Array.from({ length: 5 }, (_, n) => ({ _id: n }))));
    const first = await run({ find: 'things', batchSize: 3 });
    const { id } = first['cursor'] as { id: Long };
    expect(await run({ getMore: id, collection: 'others' })).toMatchObject({ code: 43 });
    const next = await run({ getMore: id, collection: 'things' });
    expect(next).toMatchObject({ cursor: { nextBatch: [{ _id: 3 }, { _id: 4 }], id: Long.ZERO } });
    expect(await run({ getMore: id, collection: 'things' })).toMatchObject({ code: 43 });
  });

  it('refuses a second index of the same name', async () => {
    const { run } = aServer();
    await run(createIndex({ a: 1 }));
    expect(await run(createIndex({ a: 1 }))).toMatchObject({ ok: 1 });
    expect(await run(createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 86 });
  });

  it('refuses a document of more than 16 MB', async () => {
    const { run } = aServer();
    const answer = await run(insert({ _id: 1, text: 'x'.repeat(16 * 1024 * 1024) }));
    expect(answer).toMatchObject({ n: 0, writeErrors: [{ code: 10334 }] });
  });
});

describe('recorded traffic', () => {
  it('shows what the table allows and nobody asked for', async () => {
    const { run, recorded } = aServer();
    await run({ find: 'things', filter: { a: { $gt: 1 } }, limit: 1 });
    const unused = unusedOf(recorded.map((name) => JSON.stringify({ name })));
    expect(unused).toContain('insert');
    expect(unused).toContain('find.sort');
    expect(unused).not.toContain('find.limit');
    expect(unused).not.toContain('filter|query|q $gt');
  });
});
