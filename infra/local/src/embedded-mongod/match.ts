import { Context } from 'mingo/core';
import { $and, $or } from 'mingo/operators/query/logical';
import { Query } from 'mingo/query';
import { refuse } from './errors';
import { valuesAt } from './paths';
import { orderKey, typeKey, type Doc } from './values';

type Test = (value: unknown) => boolean;

function equals(operand: unknown): Test {
  if (operand === null) return (value) => value === null || value === undefined;
  if (operand instanceof RegExp) return matches(operand);
  if (typeof operand === 'string') return (value) => value === operand;
  const key = orderKey(operand);
  return (value) => orderKey(value) === key;
}

function matches(pattern: RegExp): Test {
  return (value) => typeof value === 'string' && pattern.test(value);
}

function oneOf(operands: unknown): Test {
  if (!Array.isArray(operands)) refuse('BadValue', '$in needs an array');
  const tests = operands.map(equals);
  return (value) => tests.some((test) => test(value));
}

/** Only values of the operand's own type are compared with it. */
const ordered =
  (accepts: (key: string, bound: string) => boolean) =>
  (operand: unknown): Test => {
    const [type, bound] = [typeKey(operand), orderKey(operand)];
    return (value) => typeKey(value) === type && accepts(orderKey(value), bound);
  };

const tests: Record<string, (operand: never) => Test> = {
  $eq: equals,
  $in: oneOf,
  $gt: ordered((key, bound) => key > bound),
  $gte: ordered((key, bound) => key >= bound),
  $lt: ordered((key, bound) => key < bound),
  $lte: ordered((key, bound) => key <= bound),
  $regex: matches,
};

/** Holds when a value at the path, or an element of it, passes. */
const operator = (toTest: (operand: never) => Test) => (field: string, operand: unknown) => {
  const [path, passes] = [field.split('.'), toTest(operand as never)];
  const reaches: Test = (value) => passes(value) || (Array.isArray(value) && value.some(passes));
  return (doc: unknown) => [...valuesAt(doc, path)].some(reaches);
};

const entries = Object.entries(tests).map(([name, toTest]) => [name, operator(toTest)] as const);

/** mingo reads the filter; what each operator means is decided above, in BSON's types and order. */
export const queryContext = Context.init({ query: { $and, $or, ...Object.fromEntries(entries) } });

export function compileFilter(filter: Doc): (doc: Doc) => boolean {
  const query = new Query(filter, { context: queryContext });
  return (doc) => query.test(doc);
}
