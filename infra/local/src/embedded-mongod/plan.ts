import { inverted, seek, type Index } from './indexes';
import type { SortSpec } from './paths';
import { isDoc, orderKey, stringKey, typeOrder, type Doc } from './values';

/** Keys from `low` up to, and without, `high`. A point is all keys that begin with one value. */
interface Range {
  low: string;
  high: string;
  isPoint?: boolean;
}

export interface Plan {
  index: Index;
  ranges: Range[];
  isReverse: boolean;
  isSorted: boolean;
  score: number;
}

type Conditions = Map<string, Range[][]>;

const RANGES_MAX = 1_000;

/** The first key after all that begin with this one. */
function after(prefix: string): string {
  const [kept = ''] = /^[^]*[^\uffff]/.exec(prefix) ?? [];
  return kept.slice(0, -1) + String.fromCharCode(kept.charCodeAt(kept.length - 1) + 1);
}

const beginningWith = (prefix: string): Range => ({ low: prefix, high: after(prefix) });

const point = (value: unknown): Range => ({ ...beginningWith(orderKey(value)), isPoint: true });

/** What a pattern like /^abc/ begins with, if that can bound a scan. */
function prefixOf({ source, flags }: RegExp): string {
  if (/[im]/.test(flags) || source.includes('|')) return '';
  const [, literal = '', optional] =
    /^\^((?:[^\\^$.*+?()[\]{}]|\\[^\w])*)([*?{])?/.exec(source) ?? [];
  const prefix = literal.replace(/\\(.)/g, '$1');
  return optional ? prefix.replace(/.$/su, '') : prefix;
}

/** The keys that can meet a condition; undefined where any can. */
function rangesOf(operator: string, operand: unknown): Range[] | undefined {
  const operands: unknown[] = operator === '$in' ? (operand as unknown[]) : [operand];
  if (operator === '$eq' || operator === '$in') {
    const hasOther = operands.some(
      (item) => item === null || Array.isArray(item) || item instanceof RegExp,
    );
    return hasOther ? undefined : operands.map(point);
  }
  const type = String.fromCharCode(typeOrder(operator === '$regex' ? '' : operand));
  if (operator === '$regex') {
    const prefix = prefixOf(operand as RegExp);
    return prefix ? [beginningWith(type + stringKey(prefix))] : undefined;
  }
  const [key, all] = [orderKey(operand), beginningWith(type)];
  const narrower = {
    $gt: { ...all, low: after(key) },
    $gte: { ...all, low: key },
    $lt: { ...all, high: key },
    $lte: { ...all, high: after(key) },
  }[operator];
  return narrower && operand !== null ? [narrower] : undefined;
}

function conditionsOf(filter: Doc, conditions: Conditions = new Map()): Conditions {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and') for (const part of condition as Doc[]) conditionsOf(part, conditions);
    const hasOperators = isDoc(condition) && Object.keys(condition)[0]?.startsWith('$');
    const {
      $regex: pattern,
      $options: flags,
      ...others
    } = hasOperators ? condition : { $eq: condition };
    const operators =
      pattern === undefined ? others : { $regex: new RegExp(pattern as string, flags as string) };
    for (const [operator, operand] of field.startsWith('$') ? [] : Object.entries(operators)) {
      const isPattern = operand instanceof RegExp;
      const ranges = rangesOf(isPattern ? '$regex' : operator, operand);
      if (ranges) conditions.set(field, [...(conditions.get(field) ?? []), ranges]);
    }
  }
  return conditions;
}

/** Both ends of a range at once, unless the field may hold arrays: other elements may meet the other end. */
function narrowed(conditions: Range[][], isMultikey: boolean): Range[] | undefined {
  const best = conditions.find(([range]) => !range || range.isPoint) ?? conditions.at(-1);
  if (!best?.[0] || best[0].isPoint || isMultikey) return best;
  const all = conditions.flat();
  const [low = '', high = ''] = [
    all
      .map((range) => range.low)
      .sort()
      .at(-1),
    all.map((range) => range.high).sort()[0],
  ];
  return [{ low, high }];
}

const turned = ({ low, high, isPoint = false }: Range): Range => ({
  low: after(inverted(high)),
  high: after(inverted(low)),
  isPoint,
});

/** Which way to walk the index for the order that is asked for; undefined where no way gives it. */
function walkFor(
  { fields, multikey }: Index,
  sort: SortSpec,
  points: number,
  bounded: number,
): 1 | -1 | undefined {
  const fixed = fields.slice(0, points).map(({ name }) => name);
  const wanted = Object.entries(sort).filter(([name]) => !fixed.includes(name));
  const walk = wanted[0] && wanted[0][1] !== fields[points]?.way ? -1 : 1;
  const fits = wanted.every(([name, way], step) => {
    const field = fields[points + step];
    const isCut = multikey.has(points + step) && points + step < bounded;
    return field?.name === name && field.way * walk === way && !isCut;
  });
  return fits ? walk : undefined;
}

function planWith(index: Index, conditions: Conditions, sort: SortSpec): Plan | undefined {
  let ranges: Range[] = [{ low: '', high: '\uffff' }];
  let [points, bounded] = [0, 0];
  for (const [at, { name, way }] of index.fields.entries()) {
    const found = narrowed(conditions.get(name) ?? [], index.multikey.has(at));
    if (!found || ranges.length * found.length > RANGES_MAX || points < bounded) break;
    const inOrder = way === 1 ? found : found.map(turned);
    ranges = ranges.flatMap(({ low: prefix }) =>
      inOrder.map(({ low, high }) => ({ low: prefix + low, high: prefix + high })),
    );
    bounded += 1;
    if (found.every(({ isPoint }) => isPoint)) points += 1;
  }
  const hasSort = Object.keys(sort).length > 0;
  const walk = hasSort && ranges.length > 1 ? undefined : walkFor(index, sort, points, bounded);
  const isSorting = hasSort && walk !== undefined;
  if (index.spec.sparse || (bounded === 0 && !isSorting)) return undefined;
  const score = points * 10 + (bounded - points) * 3 + (isSorting ? 5 : 0);
  return { index, ranges, isReverse: walk === -1, isSorted: walk !== undefined, score };
}

/** The index that bounds the scan best, or gives its order; undefined where everything must be read. */
export function choosePlan(
  indexes: Iterable<Index>,
  filter: Doc,
  sort: SortSpec,
): Plan | undefined {
  const conditions = conditionsOf(filter);
  const plans = [...indexes].map((index) => planWith(index, conditions, sort));
  return plans.sort((a, b) => (b?.score ?? 0) - (a?.score ?? 0))[0];
}

/** Walks the chosen ranges, each in the index's order. @returns numbers of documents */
export function* scan({ index, ranges, isReverse }: Plan): Generator<number> {
  for (const { low, high } of ranges) {
    const [start, end] = [seek(index, low), seek(index, high)];
    for (let at = start; at < end; at += 1)
      yield index.entries[isReverse ? start + end - 1 - at : at]?.of ?? 0;
  }
}
