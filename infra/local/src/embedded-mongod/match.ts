import { Context } from 'mingo/core';
import { $and, $or } from 'mingo/operators/query/logical';
import { Query } from 'mingo/query';
import { valuesAt } from './paths';
import { orderKey, typeOrder, type Doc } from './values';

type Test = (value: unknown) => boolean;
type Operator = (field: string, operand: unknown) => Test;

/** Holds when a value at the path, or an element of it, passes. */
const some =
  (toTest: (operand: never) => Test): Operator =>
  (field, operand) => {
    const [path, passes] = [field.split('.'), toTest(operand as never)];
    return (doc) => {
      for (const value of valuesAt(doc, path))
        if (passes(value) || (Array.isArray(value) && value.some(passes))) return true;
      return false;
    };
  };

const none = (toTest: (operand: never) => Test): Operator => {
  const operator = some(toTest);
  return (field, operand) => {
    const passes = operator(field, operand);
    return (doc) => !passes(doc);
  };
};

function equals(operand: unknown): Test {
  if (operand === null) return (value) => value === null || value === undefined;
  if (operand instanceof RegExp) return matches(operand);
  if (typeof operand === 'string') return (value) => value === operand;
  const key = orderKey(operand);
  return (value) => orderKey(value) === key;
}

const matches =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' ? pattern.test(value) : String(value) === String(pattern);

function oneOf(operands: unknown[]): Test {
  const tests = operands.map(equals);
  return (value) => tests.some((test) => test(value));
}

/** Only values of the operand's own type are compared with it. */
const ordered = (accepts: (key: string, bound: string) => boolean) =>
  some((operand: unknown) => {
    if (operand === null) return accepts('', '') ? equals(null) : () => false;
    const [type, bound] = [typeOrder(operand), orderKey(operand)];
    return (value) => typeOrder(value) === type && accepts(orderKey(value), bound);
  });

const operators: Record<string, Operator> = {
  $eq: some(equals),
  $ne: none(equals),
  $in: some(oneOf),
  $nin: none(oneOf),
  $gt: ordered((key, bound) => key > bound),
  $gte: ordered((key, bound) => key >= bound),
  $lt: ordered((key, bound) => key < bound),
  $lte: ordered((key, bound) => key <= bound),
  $regex: some(matches),
  $exists: (field, operand) => (doc) =>
    [...valuesAt(doc, field.split('.'))].some((value) => value !== undefined) === Boolean(operand),
};

type MingoOperators = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['query']>;

/** mingo reads the filter; what each operator means is decided above, in BSON's types and order. */
export const queryOperators = { $and, $or, ...operators } as unknown as MingoOperators;

const context = Context.init({ query: queryOperators });

export function compileFilter(filter: Doc): (doc: Doc) => boolean {
  const query = new Query(filter, { context });
  return (doc) => query.test(doc);
}
