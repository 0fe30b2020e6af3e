import { inspect } from 'node:util';
import fc from 'fast-check';
import type { Operation } from './outcomes';

interface Step {
  label: string;
  run: Operation;
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const claim = fc.constantFrom('t#1', 't#2', 't#3', 't#4', 't#5', 't#6');
const claims = fc.array(claim, { minLength: 1, maxLength: 3 });
const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(null, true, false, 'x', 'xy', 'z', 1.5, new Date(0), new Date(5)),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const field = fc.constantFrom('v', 'w');

const comparison = fc.constantFrom('$gt', '$gte', '$lt', '$lte');
const something = scalar.filter((one) => one !== null);
const condition: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.tuple(comparison, something).map(([operator, operand]) => ({ [operator]: operand })),
  fc.array(scalar, { maxLength: 3 }).map((operands) => ({ $in: operands })),
  fc.constantFrom(/^x/, /y$/),
);
const filter: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  id.map((_id) => ({ _id })),
  claim.map((one) => ({ claims: one })),
  fc.tuple(field, condition).map(([name, one]) => ({ [name]: one })),
  fc.tuple(condition, condition).map(([v, w]) => ({ v, w })),
  fc.tuple(condition, condition).map(([v, w]) => ({ $or: [{ v }, { w }] })),
);
const update: fc.Arbitrary<Record<string, Record<string, unknown>>> = fc.oneof(
  fc.tuple(field, value).map(([name, to]) => ({ $set: { [name]: to } })),
  claims.map((all) => ({ $set: { claims: all } })),
  field.map((name) => ({ $unset: { [name]: 1 } })),
  fc.integer({ min: -2, max: 2 }).map((by) => ({ $inc: { n: by } })),
  scalar.map((item) => ({ $push: { list: item } })),
  scalar.map((item) => ({ $pull: { list: item } })),
);
const list = fc.oneof(fc.array(scalar, { maxLength: 3 }), fc.constant('no list'));
const n = fc.constantFrom(0, 1, 2.5, 2_147_483_647, 'no number');
const document = fc.record(
  { _id: id, v: value, w: value, n, list, claims },
  { requiredKeys: ['_id', 'claims'] },
);

const show = (...parts: unknown[]): string =>
  parts.map((part) => inspect(part, { depth: 5 })).join(' ');

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: document.map((doc): Step => ({
      label: `insert ${show(doc)}`,
      run: (all) => all.insertOne({ ...doc }),
    })),
  },
  fc.tuple(id, update).map(([_id, change]): Step => ({
    label: `update ${show(_id, change)}`,
    run: (all) => all.updateOne({ _id: _id }, change),
  })),
  fc.tuple(id, update).map(([_id, change]): Step => ({
    label: `find and modify ${show(_id, change)}`,
    run: (all) => all.findOneAndUpdate({ _id: _id }, change, { returnDocument: 'after' }),
  })),
  filter.map((where): Step => ({
    label: `find ${show(where)}`,
    run: (all) => all.find(where).sort({ _id: 1 }).toArray(),
  })),
  fc
    .tuple(filter, field, fc.constantFrom(1 as const, -1 as const))
    .map(([where, by, way]): Step => ({
      label: `sorted ${show(where, by, way)}`,
      run: (all) =>
        all
          .find(where)
          .sort({ [by]: way, _id: 1 })
          .toArray(),
    })),
  filter.map((where): Step => ({
    label: `count ${show(where)}`,
    run: (all) => all.countDocuments(where),
  })),
  id.map((_id): Step => ({
    label: `delete ${_id}`,
    run: (all) => all.deleteOne({ _id: _id }),
  })),
);

const indexed: Step[] = [
  { label: 'unique claims', run: (all) => all.createIndex({ claims: 1 }, { unique: true }, {}) },
  { label: 'index v', run: (all) => all.createIndex({ v: 1 }, {}, {}) },
  { label: 'index w downwards', run: (all) => all.createIndex({ w: -1, _id: 1 }, {}, {}) },
];

/** Operations on a few documents, so that they meet often. */
export const arbitraryOperations: fc.Arbitrary<Step[]> = fc
  .array(step, { minLength: 5, maxLength: 25 })
  .map((steps) => [...indexed, ...steps]);
