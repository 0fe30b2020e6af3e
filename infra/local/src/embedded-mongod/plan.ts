import type { Entry, Index } from './indexes';
import type { IsBefore } from './ordered-list';
import type { SortSpec } from './paths';
import { compare, isDoc, isSame, typeOrder, type Doc } from './values';

/** A stretch of values of one type; a missing end is the end of the type. */
interface Interval {
  type: number;
  low?: unknown;
  high?: unknown;
  isLowOpen?: boolean;
  isHighOpen?: boolean;
}

export interface Plan {
  index: Index;
  isReverse: boolean;
  isSorted: boolean;
  /** One list of intervals per stretch of the index; none means all of it. */
  stretches: Interval[][];
}

const STRETCHES_MAX = 1_000;

const point = (value: unknown): Interval => ({ type: typeOrder(value), low: value, high: value });
const isPoint = ({ low, high, type }: Interval): boolean =>
  type === 5 || (low !== undefined && low === high);

/** What a pattern like /^abc/ begins with, if that can bound a scan. */
function prefixOf({ source, flags }: RegExp): string {
  if (flags.replace(/[su]/g, '') !== '' || source.includes('|')) return '';
  const literal = /^\^((?:[\w\s\-#&@!~`'",;:<>=%/\u0080-\uffff]|\\[^\w])*)([*?{])?/.exec(source);
  const prefix = (literal?.[1] ?? '').replace(/\\(.)/g, '$1');
  return literal?.[2] ? [...prefix].slice(0, -1).join('') : prefix;
}

function intervalsOf(operator: string, operand: unknown): Interval[] | undefined {
  if (operator === '$eq') return Array.isArray(operand) ? undefined : [point(operand)];
  if (operator === '$in' && Array.isArray(operand))
    return operand.some((item) => item instanceof RegExp || Array.isArray(item))
      ? undefined
      : operand.map(point);
  if (operator === '$all' && Array.isArray(operand) && operand.length > 0)
    return intervalsOf('$eq', operand[0]);
  if (operator === '$regex' && operand instanceof RegExp) {
    const low = prefixOf(operand);
    return low ? [{ type: 15, low, high: `${low}\u{10ffff}` }] : undefined;
  }
  const range = { $gt: 'low', $gte: 'low', $lt: 'high', $lte: 'high' }[operator];
  if (range === undefined || operand === null) return undefined;
  const isOpen = operator === '$gt' || operator === '$lt';
  return [
    {
      type: typeOrder(operand),
      [range]: operand,
      [range === 'low' ? 'isLowOpen' : 'isHighOpen']: isOpen,
    },
  ];
}

/** Both ends of a range, unless the field may hold arrays, where different elements may meet them. */
function narrow(all: Interval[][], isMultikey: boolean): Interval[] | undefined {
  const [best, ...others] = [...all].sort(
    (a, b) => Number(b.every(isPoint)) - Number(a.every(isPoint)) || a.length - b.length,
  );
  if (!best?.[0] || best.length > 1 || isMultikey || isPoint(best[0])) return best;
  return [
    others
      .filter((other) => other.length === 1)
      .reduce((narrowed, [other]) => ({ ...other, ...narrowed }), { ...best[0] }),
  ];
}

type Conditions = Map<string, Interval[][]>;

function collect(filter: Doc, conditions: Conditions): Conditions {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and') for (const part of condition as Doc[]) collect(part, conditions);
    if (field.startsWith('$')) continue;
    const operators =
      isDoc(condition) && Object.keys(condition)[0]?.startsWith('$')
        ? condition
        : { [condition instanceof RegExp ? '$regex' : '$eq']: condition };
    for (const [operator, operand] of Object.entries(operators)) {
      const intervals = intervalsOf(operator, operand);
      if (intervals) conditions.set(field, [...(conditions.get(field) ?? []), intervals]);
    }
  }
  return conditions;
}

/** Whether walking the index, forwards or backwards, gives the order that is asked for. */
function orderOf(
  index: Index,
  pinned: number,
  bounded: number,
  sort: SortSpec,
): 1 | -1 | undefined {
  const fixed = new Set(index.fields.slice(0, pinned).map(({ name }) => name));
  const wanted = Object.entries(sort).filter(([name]) => !fixed.has(name));
  const [first] = wanted;
  if (!first) return 1;
  const walk = first[1] === index.fields[pinned]?.direction ? 1 : -1;
  const fits = wanted.every(([name, direction], at) => {
    const field = index.fields[pinned + at];
    const isCut = index.multikey.has(pinned + at) && pinned + at < bounded;
    return field?.name === name && direction === field.direction * walk && !isCut;
  });
  return fits ? walk : undefined;
}

function planWith(
  index: Index,
  conditions: Conditions,
  sort: SortSpec,
): (Plan & { score: number }) | undefined {
  let stretches: Interval[][] = [[]];
  let [points, bounded] = [0, 0];
  for (const [at, { name }] of index.fields.entries()) {
    const intervals = narrow(conditions.get(name) ?? [], index.multikey.has(at));
    if (!intervals || stretches.length * intervals.length > STRETCHES_MAX) break;
    stretches = stretches.flatMap((before) => intervals.map((interval) => [...before, interval]));
    bounded += 1;
    if (!intervals.every(isPoint)) break;
    points += 1;
  }
  const usesNull = stretches.some((intervals) => intervals.some(({ type }) => type === 5));
  if (index.spec.sparse && (bounded === 0 || usesNull)) return undefined;
  const hasSort = Object.keys(sort).length > 0;
  const walk = hasSort && stretches.length > 1 ? undefined : orderOf(index, points, bounded, sort);
  const isSorting = walk !== undefined && hasSort;
  const score =
    points * 10 + (bounded - points) * 3 + (isSorting ? 5 : 0) - index.fields.length / 100;
  if (bounded === 0 && !isSorting) return undefined;
  return { index, stretches, isReverse: walk === -1, isSorted: walk !== undefined, score };
}

/** The index that bounds the scan best, or sorts it; undefined where only a scan of everything fits. */
export function choosePlan(
  indexes: Iterable<Index>,
  filter: Doc,
  sort: SortSpec,
): Plan | undefined {
  const conditions = collect(filter, new Map());
  return [...indexes]
    .map((index) => planWith(index, conditions, sort))
    .filter((plan) => plan !== undefined)
    .sort((a, b) => b.score - a.score)[0];
}

function side(value: unknown, { type, low, high, isLowOpen, isHighOpen }: Interval): -1 | 0 | 1 {
  const order = typeOrder(value) === 0 && type === 5 ? 5 : typeOrder(value);
  if (order !== type) return order < type ? -1 : 1;
  if (
    low !== undefined &&
    type !== 5 &&
    (compare(value, low) < 0 || (isLowOpen && isSame(value, low)))
  )
    return -1;
  return high !== undefined &&
    type !== 5 &&
    (compare(value, high) > 0 || (isHighOpen && isSame(value, high)))
    ? 1
    : 0;
}

/** Walks the chosen stretches of the index in its order. */
export function* scan({ index, stretches, isReverse }: Plan): Generator<Entry> {
  for (const intervals of stretches) {
    const place = ({ key }: Entry): number => {
      for (const [at, interval] of intervals.entries()) {
        const found = side(key[at], interval) * (index.fields[at]?.direction ?? 1);
        if (found !== 0) return found;
      }
      return 0;
    };
    const start: IsBefore<Entry> = (entry) => place(entry) < 0;
    yield* index.entries.between(start, (entry) => place(entry) <= 0, isReverse);
  }
}
