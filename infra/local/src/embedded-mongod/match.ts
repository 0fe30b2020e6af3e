import { Context } from 'mingo/core';
import { $and, $nor, $not, $or } from 'mingo/operators/query/logical';
import { Query } from 'mingo/query';
import { CommandError } from './errors';
import { someAt, someOrElementAt } from './paths';
import { compare, isDoc, isSame, typeOrder, type Doc } from './values';

type Test = (value: unknown) => boolean;
type Operator = (field: string, operand: unknown) => (doc: unknown) => boolean;

const reaching =
  (toTest: (operand: unknown) => Test): Operator =>
  (field, operand) => {
    const [path, passes] = [field.split('.'), toTest(operand)];
    return (doc) => someOrElementAt(doc, path, passes);
  };

/** mingo leaves elements of arrays to the operator; these look at the value as a whole. */
const whole =
  (toTest: (operand: unknown) => Test): Operator =>
  (field, operand) => {
    const [path, passes] = [field.split('.'), toTest(operand)];
    return (doc) => someAt(doc, path, passes);
  };

const not =
  (operator: Operator): Operator =>
  (field, operand) => {
    const passes = operator(field, operand);
    return (doc) => !passes(doc);
  };

const equals = (operand: unknown): Test =>
  operand === null
    ? (value) => value === null || value === undefined
    : (value) => value !== undefined && isSame(value, operand);

const ordered = (accepts: (order: number) => boolean) =>
  reaching((operand) => {
    if (operand === null) return accepts(0) ? equals(null) : () => false;
    const type = typeOrder(operand);
    return (value) => typeOrder(value) === type && accepts(compare(value, operand));
  });

const matches =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string'
      ? pattern.test(value)
      : value instanceof RegExp && String(value) === String(pattern);

const alternatives = (operand: unknown, name: string): Test[] => {
  if (!Array.isArray(operand)) throw new CommandError(2, `${name} needs an array`);
  return operand.map((item: unknown) => (item instanceof RegExp ? matches(item) : equals(item)));
};

function elementMatches(operand: unknown): Test {
  if (!isDoc(operand)) throw new CommandError(2, '$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const isOnValue = first?.startsWith('$') === true && !['$and', '$or', '$nor'].includes(first);
  const passes = compileFilter(isOnValue ? { value: operand } : operand);
  const element: Test = (item) =>
    isOnValue ? passes({ value: item }) : isDoc(item) && passes(item);
  return (value) => Array.isArray(value) && value.some(element);
}

const eq = reaching(equals);
const oneOf = reaching((operand) => {
  const tests = alternatives(operand, '$in');
  return (value) => tests.some((test) => test(value));
});

const all: Operator = (field, operand) => {
  const tests = alternatives(operand, '$all').map((test) => reaching(() => test)(field, undefined));
  return (doc) => tests.length > 0 && tests.every((test) => test(doc));
};

type Operators = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['query']>;

const operators: Record<string, Operator> = {
  $eq: eq,
  $ne: not(eq),
  $in: oneOf,
  $nin: not(oneOf),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $regex: reaching((operand) => matches(operand as RegExp)),
  $exists: (field, operand) => {
    const exists = whole(() => (value) => value !== undefined)(field, undefined);
    return (doc) => exists(doc) === Boolean(operand);
  },
  $all: all,
  $size: whole((operand) => (value) => Array.isArray(value) && value.length === Number(operand)),
  $elemMatch: whole(elementMatches),
};

/** mingo types the operators of a context as all of its own at once. */
export const queryOperators = { $and, $or, $nor, $not, ...operators } as unknown as Operators;

const context = Context.init({ query: queryOperators });

/** mingo reads the filter; what each operator means is decided here, in BSON's order and types. */
export function compileFilter(filter: Doc): (doc: Doc) => boolean {
  const query = new Query(filter, { context });
  return (doc) => query.test(doc);
}
