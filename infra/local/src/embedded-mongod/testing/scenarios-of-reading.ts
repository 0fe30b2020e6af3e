import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import { at, ids, index, named, put, update, type Scenario } from './operations';
import { contentOf } from './outcomes';

const variety = [
  { _id: 'null', v: null },
  { _id: 'missing' },
  { _id: 'int', v: 5 },
  { _id: 'double', v: 5.5 },
  { _id: 'integral double', v: new Double(7) },
  { _id: 'long', v: Long.fromString('9007199254740993') },
  { _id: 'negative', v: -3 },
  { _id: 'string', v: 'b' },
  { _id: 'capital', v: 'B' },
  { _id: 'empty string', v: '' },
  { _id: 'true', v: true },
  { _id: 'false', v: false },
  { _id: 'date', v: at(0) },
  { _id: 'old date', v: new Date(-5) },
  { _id: 'id', v: new ObjectId('6b015990f291c6d8cb87ff27') },
  { _id: 'binary', v: new Binary(Buffer.from('abc')) },
  { _id: 'object', v: { a: 1, b: 'x' } },
  { _id: 'other object', v: { a: 2 } },
];

const filters: Record<string, unknown>[] = [
  { v: null },
  { v: 5 },
  { v: 7 },
  { v: 'b' },
  { v: true },
  { v: at(0) },
  { v: { a: 1, b: 'x' } },
  { v: { b: 'x', a: 1 } },
  { 'v.a': 1 },
  { 'v.a': { $gt: 1 } },
  { v: { $gt: 5 } },
  { v: { $gte: 5, $lt: 7 } },
  { v: { $lt: 6 } },
  { v: { $lte: Long.fromString('9007199254740993') } },
  { v: { $gt: 'A' } },
  { v: { $lte: 'b' } },
  { v: { $gte: '' } },
  { v: { $gt: false } },
  { v: { $gte: new Date(-5) } },
  { v: { $lt: at(1) } },
  { v: { $gte: new ObjectId('6b015990f291c6d8cb87ff27') } },
  { v: { $in: [5, 'b', null] } },
  { v: { $in: [] } },
  { v: { $eq: 'B' } },
  { v: /^b/ },
  { v: { $regex: '^B$' } },
  { v: /^B$/i },
  { $or: [{ v: 5 }, { v: 'b' }] },
  { $and: [{ v: { $gt: 0 } }, { v: { $lt: 6 } }] },
];

const listings = [
  { _id: 'a', tags: ['x', 'y'], n: [1, 10], items: [{ k: 1, w: 'p' }, { k: 2 }] },
  { _id: 'b', tags: ['y'], n: [4], items: [{ k: 3, w: 'q' }] },
  { _id: 'c', tags: [], n: [], items: [] },
  { _id: 'd', tags: 'x', n: 4, items: { k: 1 } },
  { _id: 'e' },
  { _id: 'f', tags: ['xa', 'xb'], n: [5, 6], items: [{ w: 'p' }] },
];

const arrayFilters: Record<string, unknown>[] = [
  { tags: 'x' },
  { tags: ['x', 'y'] },
  { tags: [] },
  { tags: { $in: ['y', 'xa'] } },
  { tags: /^x/ },
  { tags: { $gte: 'x', $lt: 'y' } },
  { n: { $gt: 5, $lt: 8 } },
  { n: { $gt: 3, $lt: 5 } },
  { n: { $gte: 5 } },
  { n: 4 },
  { 'items.k': 1 },
  { 'items.k': { $gt: 1 } },
  { 'items.0.k': 1 },
  { 'items.k': { $in: [2, 3] } },
  { 'items.w': 'p', 'items.k': 2 },
];

export const readingScenarios: Record<string, Scenario> = {
  'values of every type': { put: put(variety), ...named(filters), read: contentOf },
  'values of every type, indexed': { index: index({ v: 1 }), put: put(variety), ...named(filters) },
  'values of every type, indexed downwards': {
    index: index({ v: -1 }),
    put: put(variety),
    ...named(filters),
  },
  'sorting values of every type': {
    put: put(variety),
    upwards: ids({}, { v: 1, _id: 1 }),
    downwards: ids({}, { v: -1, _id: 1 }),
    index: index({ v: 1, _id: 1 }),
    'upwards by the index': ids({}, { v: 1, _id: 1 }),
    'downwards by the index': ids({}, { v: -1, _id: -1 }),
  },
  'strings that sort by their bytes': {
    put: put([
      { _id: 'astral', v: '\u{1f600}' },
      { _id: 'private use', v: '\ue000' },
      { _id: 'latin', v: 'a' },
    ]),
    upwards: ids({}, { v: 1 }),
  },
  'numbers keep their types': {
    put: put([
      {
        _id: 'a',
        i: new Int32(5),
        d: new Double(5),
        f: 1.5,
        l: Long.fromNumber(5),
        z: new Double(-0),
        m: Decimal128.fromString('1.10'),
      },
    ]),
    read: contentOf,
    add: update({ _id: 'a' }, { $inc: { i: 1, d: 1, f: 1, l: 1 } }),
    'read again': contentOf,
    overflow: update({ _id: 'a' }, { $set: { i: 2_147_483_647 } }),
    'over 32 bits': update({ _id: 'a' }, { $inc: { i: 1 } }),
    'read a third time': contentOf,
  },
  arrays: {
    put: put(listings),
    ...named(arrayFilters),
    up: ids({}, { n: 1, _id: 1 }),
    down: ids({}, { n: -1, _id: 1 }),
  },
  'arrays, indexed': {
    ...{
      tags: index({ tags: 1 }),
      n: index({ n: 1 }),
      k: index({ 'items.k': 1 }),
      put: put(listings),
    },
    ...named(arrayFilters),
    up: ids({ n: { $gte: 0 } }, { n: 1, _id: 1 }),
    down: ids({}, { n: -1, _id: 1 }),
  },
  pages: {
    index: index({ k: 1, at: -1, _id: -1 }),
    put: put(Array.from({ length: 300 }, (_, n) => ({ _id: n, k: n % 3, at: at(n % 50) }))),
    first: (collection) => collection.find({ k: 1 }).sort({ at: -1, _id: -1 }).limit(5).toArray(),
    next: (collection) =>
      collection
        .find({
          k: 1,
          at: { $lte: at(40) },
          $or: [{ at: { $lt: at(40) } }, { _id: { $lt: 100 } }],
        })
        .sort({ at: -1, _id: -1 })
        .limit(5)
        .toArray(),
    'all, in batches': async (collection) =>
      (await collection.find({}).sort({ _id: 1 }).batchSize(7).toArray()).length,
    'fields in': (collection) =>
      collection
        .find({ k: 1 }, { projection: { at: 1 } })
        .sort({ _id: 1 })
        .limit(2)
        .toArray(),
    'fields out': (collection) =>
      collection
        .find({ k: 1 }, { projection: { at: 0 } })
        .sort({ _id: 1 })
        .limit(2)
        .toArray(),
    'without _id': (collection) =>
      collection
        .find({ k: 1 }, { projection: { _id: 0, k: 1 } })
        .sort({ _id: 1 })
        .limit(2)
        .toArray(),
    'only _id': (collection) =>
      collection
        .find({ k: 1 }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(2)
        .toArray(),
  },
  counting: {
    put: put(Array.from({ length: 30 }, (_, n) => ({ _id: n, k: n % 3, q: n }))),
    all: (collection) => collection.countDocuments({}),
    some: (collection) => collection.countDocuments({ q: { $gt: 3 } }),
    bounded: (collection) => collection.countDocuments({ q: { $gt: 3 } }, { limit: 5 }),
    none: (collection) => collection.countDocuments({ k: 9 }),
    sums: (collection) =>
      collection
        .aggregate([
          { $match: { q: { $lt: 20 } } },
          { $group: { _id: '$k', units: { $sum: '$q' }, n: { $sum: 1 } } },
        ])
        .toArray()
        .then((groups) => groups.sort((a, b) => Number(a['_id']) - Number(b['_id']))),
  },
};
