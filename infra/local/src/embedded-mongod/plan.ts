import { inverted, type Index } from './indexes';
import type { SortSpec } from './paths';
import { isDoc, orderKey, textKey, typeKey, type Doc } from './values';

/** Keys from `low` up to, and without, `high`. */
type Range = readonly [low: string, high: string];

/** Where the values of a field can be. A point is all keys that begin with one value. */
interface Bounds {
  ranges: Range[];
  isPoint: boolean;
}

export interface Plan {
  /** None where everything must be read. */
  index?: Index;
  ranges: Range[];
  isReverse: boolean;
  isSorted: boolean;
  score: number;
}

const RANGES_MAX = 1_000;

/** The first key after all that begin with this one. */
function after(prefix: string): string {
  const [kept = ''] = /^[^]*[^\uffff]/.exec(prefix) ?? [];
  return kept.slice(0, -1) + String.fromCharCode(kept.charCodeAt(kept.length - 1) + 1);
}

const beginningWith = (prefix: string): Range => [prefix, after(prefix)];

/** What a pattern like /^abc/ begins with, if that can bound a scan. */
function prefixOf({ source, flags }: RegExp): string {
  if (/[im]/.test(flags) || source.includes('|')) return '';
  const literal = /^\^((?:[^\\^$.*+?()[\]{}]|\\[^\w])*)([*?{])?/.exec(source) ?? [];
  const prefix = (literal[1] ?? '').replace(/\\(.)/g, '$1');
  return literal[2] ? prefix.replace(/.$/su, '') : prefix;
}

function boundsOf(operator: string, operand: unknown): Bounds | undefined {
  if (operand instanceof RegExp) {
    const prefix = prefixOf(operand);
    const ranges = [beginningWith(typeKey('') + textKey(prefix))];
    return prefix === '' ? undefined : { ranges, isPoint: false };
  }
  if (operator === '$eq' || operator === '$in') {
    const operands: unknown[] = operator === '$in' ? (operand as unknown[]) : [operand];
    if (operands.some((one) => one === null || one instanceof RegExp || Array.isArray(one)))
      return undefined;
    return { ranges: operands.map((one) => beginningWith(orderKey(one))), isPoint: true };
  }
  const [key, [first, end]] = [orderKey(operand), beginningWith(typeKey(operand))];
  const ends: Record<string, Range> = {
    $gt: [after(key), end],
    $gte: [key, end],
    $lt: [first, key],
    $lte: [first, after(key)],
  };
  const range = ends[operator];
  return range && { ranges: [range], isPoint: false };
}

type Conditions = Map<string, Bounds[]>;

function conditionsOf(filter: Doc, conditions: Conditions = new Map()): Conditions {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and') for (const part of condition as Doc[]) conditionsOf(part, conditions);
    if (field.startsWith('$')) continue;
    const hasOperators = isDoc(condition) && Object.keys(condition)[0]?.startsWith('$');
    const { $regex, $options, ...others } = hasOperators ? condition : { $eq: condition };
    const pattern =
      $regex === undefined ? {} : { $regex: new RegExp($regex as string, $options as string) };
    for (const [operator, operand] of Object.entries({ ...others, ...pattern })) {
      const bounds = boundsOf(operator, operand);
      if (bounds) conditions.set(field, [...(conditions.get(field) ?? []), bounds]);
    }
  }
  return conditions;
}

/** Both ends of a range at once, unless the field has arrays: other elements may meet the other end. */
function narrowed(all: Bounds[], isMultikey: boolean): Bounds | undefined {
  const best = all.find(({ isPoint }) => isPoint) ?? all.at(-1);
  if (!best || best.isPoint || isMultikey) return best;
  const ranges = all.flatMap((bounds) => bounds.ranges);
  const [low, high] = [
    ranges
      .map((range) => range[0])
      .sort()
      .at(-1),
    ranges.map((range) => range[1]).sort()[0],
  ];
  return { ranges: [[low ?? '', high ?? '']], isPoint: false };
}

/** Which way to walk the index for the order that is asked for; undefined where no way gives it. */
function walkFor({ fields, multikey }: Index, sort: SortSpec, points: number, bounded: number) {
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

function planWith(index: Index, conditions: Conditions, sort: SortSpec): Plan {
  let ranges: Range[] = [['', '\uffff']];
  let [points, bounded] = [0, 0];
  for (const [at, { name, way }] of index.fields.entries()) {
    const bounds = narrowed(conditions.get(name) ?? [], index.multikey.has(at));
    if (!bounds || ranges.length * bounds.ranges.length > RANGES_MAX || points < bounded) break;
    const inOrder = bounds.ranges.map(([low, high]) =>
      way === 1 ? [low, high] : [after(inverted(high)), after(inverted(low))],
    );
    ranges = ranges.flatMap(([prefix]) =>
      inOrder.map(([low, high]): Range => [`${prefix}${low}`, `${prefix}${high}`]),
    );
    bounded += 1;
    points += Number(bounds.isPoint);
  }
  const hasSort = Object.keys(sort).length > 0;
  const walk = hasSort && ranges.length > 1 ? undefined : walkFor(index, sort, points, bounded);
  const score = points * 10 + (bounded - points) * 3 + (hasSort && walk ? 5 : 0);
  return { index, ranges, isReverse: walk === -1, isSorted: walk !== undefined, score };
}

/** The index that bounds the scan best, or gives its order. */
export function choosePlan(indexes: Iterable<Index>, filter: Doc, sort: SortSpec): Plan {
  const conditions = conditionsOf(filter);
  const isSorted = Object.keys(sort).length === 0;
  const plans: Plan[] = [{ ranges: [], isReverse: false, isSorted, score: 0 }];
  for (const index of indexes) plans.push(planWith(index, conditions, sort));
  return plans.reduce((best, plan) => (plan.score > best.score ? plan : best));
}

/** Walks the chosen ranges, each in the index's order. @returns numbers of documents */
export function* scan(index: Index, { ranges, isReverse }: Plan): Generator<number> {
  for (const [low, high] of ranges) {
    const [start, end] = [index.seek(low), index.seek(high)];
    for (let at = start; at < end; at += 1)
      yield index.entries[isReverse ? start + end - 1 - at : at]?.of ?? 0;
  }
}
