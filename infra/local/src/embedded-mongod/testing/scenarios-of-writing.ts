import { Double } from 'bson';
import { at, ids, index, modify, put, unique, update, updates, type Scenario } from './operations';
import { contentOf } from './outcomes';

export const writingScenarios: Record<string, Scenario> = {
  'a unique index on an array': {
    index: unique({ claims: 1 }),
    first: put([{ _id: 1, claims: ['t#1', 't#2'] }]),
    'another unit': put([{ _id: 2, claims: ['t#3'] }]),
    'an overlap': put([{ _id: 3, claims: ['t#4', 't#2'] }]),
    'the same unit twice in one order': put([{ _id: 4, claims: ['t#5', 't#5'] }]),
    'an overlapping update': update({ _id: 2 }, { $set: { claims: ['t#3', 't#1'] } }),
    'an update that keeps its own': update({ _id: 2 }, { $set: { claims: ['t#3', 't#6'] } }),
    'no claims': put([{ _id: 5 }]),
    'no claims again': put([{ _id: 6 }]),
    'empty claims': put([{ _id: 7, claims: [] }]),
    release: update({ _id: 1 }, { $set: { claims: ['order:1'] } }),
    'a released unit': put([{ _id: 8, claims: ['t#2'] }]),
    read: contentOf,
  },
  'a unique compound index': {
    index: unique({ a: 1, b: -1 }),
    first: put([{ _id: 1, a: 1, b: 'x' }]),
    'same a': put([{ _id: 2, a: 1, b: 'y' }]),
    'same both': put([{ _id: 3, a: 1, b: 'x' }]),
    'equal as numbers': put([{ _id: 4, a: new Double(1), b: 'x' }]),
    'one missing': put([{ _id: 5, a: 1 }]),
    'one null': put([{ _id: 6, a: 1, b: null }]),
    'by update': update({ _id: 2 }, { $set: { b: 'x' } }),
    read: contentOf,
  },
  'a unique index on what is there already': {
    put: put([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]),
    index: unique({ a: 1 }),
    'still no index': put([{ _id: 3, a: 1 }]),
  },
  batches: {
    'ordered, one twice': put([{ _id: 1 }, { _id: 1 }, { _id: 2 }]),
    read: contentOf,
    unordered: (collection) =>
      collection.insertMany([{ _id: 1 }, { _id: 3 }, { _id: 1 }, { _id: 4 }], { ordered: false }),
    'read again': contentOf,
    mixed: (collection) =>
      collection.bulkWrite([
        { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
        { deleteOne: { filter: { _id: 2 } } },
        { insertOne: { document: { _id: 1 } } },
        { insertOne: { document: { _id: 9 } } },
      ]),
    'read a third time': contentOf,
  },
  updates: {
    put: put([
      {
        _id: 'a',
        n: 1,
        s: 'x',
        deep: { er: { v: 1 } },
        list: [1, 2, 3],
        docs: [
          { id: 'p', w: 1 },
          { id: 'q', w: 2 },
        ],
      },
    ]),
    ...updates({
      'set to the same': { $set: { n: 1, s: 'x' } },
      set: { $set: { n: 2, 'deep.er.v': 2, 'deep.new.v': 1, 'other.path': true } },
      'set in an array': { $set: { 'list.1': 9, 'docs.0.w': 7 } },
      'set beyond an array': { $set: { 'list.5': 6 } },
      unset: { $unset: { s: 1, 'deep.er': 1, absent: 1, 'not.there': 1 } },
      'unset in an array': { $unset: { 'list.0': 1 } },
      increment: { $inc: { n: 5, fresh: 2, 'deep.count': 1 } },
      push: { $push: { list: 4, made: 'x' } },
      'push each': { $push: { list: { $each: [5, 6] }, docs: { $each: [{ id: 'r' }] } } },
      'pull a value': { $pull: { list: 9 } },
      'pull by a condition': { $pull: { list: { $gte: 5 } } },
      'pull documents': { $pull: { docs: { id: { $in: ['p', 'r'] } } } },
      'pull from nothing': { $pull: { absent: 1 } },
      'several at once': {
        $set: { s: 'y' },
        $inc: { n: 1 },
        $push: { list: 8 },
        $unset: { fresh: 1 },
      },
      'null and a date': { $set: { s: null, when: at(3) } },
    }),
    'of nothing': update({ _id: 'z' }, { $set: { a: 1 } }),
  },
  'updates that are refused': {
    put: put([{ _id: 'a', s: 'x', list: [1], n: 1 }]),
    ...updates({
      'increment of a string': { $inc: { s: 1 } },
      'increment by a string': { $inc: { n: 'x' } },
      'push to a string': { $push: { s: 1 } },
      'pull from a string': { $pull: { s: 1 } },
      'the same field twice': { $set: { n: 1 }, $inc: { n: 1 } },
      'a field and one inside it': { $set: { d: 1, 'd.e': 1 } },
      'a path through a string': { $set: { 's.t': 1 } },
      'a path through an array': { $set: { 'list.t': 1 } },
      'another _id': { $set: { _id: 'b' } },
      'each that is no array': { $push: { list: { $each: 1 } } },
    }),
  },
  'an increment of null': {
    put: put([{ _id: 'a', n: null }]),
    increment: update({ _id: 'a' }, { $inc: { n: 1 } }),
  },
  'a push to null': {
    put: put([{ _id: 'a', list: null }]),
    push: update({ _id: 'a' }, { $push: { list: 1 } }),
  },
  replacements: {
    put: put([
      { _id: 'a', version: 1, x: 1 },
      { _id: 'b', version: 1 },
    ]),
    replace: (collection) =>
      collection.replaceOne({ _id: 'a', version: { $lt: 2 } }, { version: 2, y: 1 }),
    'replace again': (collection) =>
      collection.replaceOne({ _id: 'a', version: { $lt: 2 } }, { version: 2 }),
    'with another _id': (collection) => collection.replaceOne({ _id: 'a' }, { _id: 'c' }),
    read: contentOf,
  },
  'find and modify': {
    put: put([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]),
    after: modify('a', { $inc: { n: 5 } }, 'after'),
    before: modify('a', { $inc: { n: 5 } }, 'before'),
    none: modify('z', { $inc: { n: 5 } }, 'after'),
    refused: modify('a', { $set: { _id: 'q' } }, 'after'),
    read: contentOf,
  },
  deletes: {
    put: put([1, 2, 3, 4, 5].map((n) => ({ _id: n, odd: n % 2 }))),
    one: (collection) => collection.deleteOne({ odd: 1 }),
    none: (collection) => collection.deleteOne({ odd: 7 }),
    many: (collection) => collection.deleteMany({ odd: 0 }),
    read: contentOf,
  },
  indexes: {
    make: index({ a: 1 }),
    'make again': index({ a: 1 }),
    list: async (collection) =>
      (await collection.indexes()).map(({ name, key, unique: isUnique = false }) => ({
        name,
        key,
        isUnique,
      })),
    parallel: index({ p: 1, q: 1 }),
    'two arrays in one key': put([{ _id: 1, p: [1, 2], q: [1, 2] }]),
  },
  'a collection that is not there': {
    indexes: (collection) => collection.indexes(),
    find: ids({}),
    update: update({ _id: 'a' }, { $set: { a: 1 } }),
    count: (collection) => collection.countDocuments(),
  },
  'what nobody serves': {
    'an unknown operator in a filter': ids({ a: { $foo: 1 } }),
    'an unknown operator at the top': ids({ $foo: 1 }),
    'an empty $or': ids({ $or: [] }),
    '$in of no array': ids({ a: { $in: 1 } }),
    put: put([{ _id: 'a' }]),
    'an unknown update operator': update({ _id: 'a' }, { $foo: { a: 1 } }),
    'an unknown stage': (collection) => collection.aggregate([{ $foo: 1 }]).toArray(),
    'an array for an _id': put([{ _id: [1] }]),
  },
};
