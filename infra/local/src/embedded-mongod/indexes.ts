import BTree from 'sorted-btree';
import { refuse } from './errors';
import { inverted, keysAt, type SortSpec } from './paths';
import { hasOperators, orderKey, textKey, typeKey, type Doc } from './values';

export type IndexSpec = { name: string; key: SortSpec; unique: boolean };

export type Index = ReturnType<typeof createIndex>;

/** Each key with the values that it stands for. */
type Keys = ReadonlyMap<string, unknown[]>;

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Entries in the order of their keys, each with the number of a document in its collection. */
export function createIndex(spec: IndexSpec) {
  const entries = new BTree<string, number>(undefined, inOrder);
  /** Positions of fields that had several values in some document, which has several entries then. */
  const multikey = new Set<number>();
  const names = Object.keys(spec.key);
  const fields = names.map((name) => ({ name, path: name.split('.'), way: spec.key[name] ?? 1 }));

  /** The keys under which a document is filed. */
  function keysOf(doc: Doc): Keys {
    let keys: [string, unknown[]][] = [['', []]];
    for (const [at, { path, way }] of fields.entries()) {
      const values = keysAt(doc, path);
      if (values.length > 1) multikey.add(at);
      if (values.length > 1 && keys.length > 1)
        refuse('CannotIndexParallelArrays', `cannot index parallel arrays with ${spec.name}`);
      keys = keys.flatMap(([key, before]) =>
        values.map((value): [string, unknown[]] => {
          const next = way === 1 ? orderKey(value) : inverted(orderKey(value));
          return [key + next, [...before, value ?? null]];
        }),
      );
    }
    return new Map(keys);
  }

  /** @throws {CommandError} when another document has one of the keys of a unique index */
  function refuseDuplicates(keys: Keys, of: number, namespace: string): void {
    for (const [key, values] of spec.unique ? keys : []) {
      const [entry, holder] = entries.nextHigherPair(key) ?? [];
      if (!entry?.startsWith(key) || holder === of) continue;
      const keyValue = Object.fromEntries(names.map((name, at) => [name, values[at]]));
      const what = `${namespace} index: ${spec.name} dup key: ${JSON.stringify(keyValue)}`;
      const details = { keyPattern: spec.key, keyValue };
      refuse('DuplicateKey', `E11000 duplicate key error collection: ${what}`, details);
    }
  }

  /** An update shares with the document before it whatever it leaves as it was. */
  const isTouched = (doc: Doc, before: Doc): boolean =>
    fields.some(({ path: [top = ''] }) => doc[top] !== before[top]);

  /** Several documents can have the same key, and no key begins with another. */
  const entryOf = (key: string, of: number): string => key + orderKey(of);

  /** Files a document under the keys that it has now, and no longer under those that only `before` had. */
  function file(of: number, keys: Keys, before: Keys = new Map()): void {
    for (const key of before.keys()) if (!keys.has(key)) entries.delete(entryOf(key, of));
    for (const key of keys.keys()) if (!before.has(key)) entries.set(entryOf(key, of), of);
  }

  return { spec, fields, multikey, entries, keysOf, refuseDuplicates, isTouched, file };
}

/** Keys from `low` up to, and without, `high`. */
type Range = readonly [low: string, high: string];

/** Where the values of a field can be. A point is all keys that begin with one value. */
type Bounds = { ranges: Range[]; isPoint: boolean };

export interface Plan {
  /** None where everything must be read. */
  index?: Index;
  ranges: Range[];
  isReverse: boolean;
  isSorted: boolean;
  score: number;
}

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
  if (operator === '$regex' || operand instanceof RegExp) {
    const prefix = prefixOf(new RegExp(operand as RegExp));
    const range = beginningWith(typeKey('') + textKey(prefix));
    return prefix === '' ? undefined : { ranges: [range], isPoint: false };
  }
  if (operator === '$eq' || operator === '$in') {
    const operands: unknown[] = operator === '$in' ? (operand as unknown[]) : [operand];
    if (operands.some((one) => one === null || one instanceof RegExp || Array.isArray(one)))
      return undefined;
    return { ranges: operands.map((one) => beginningWith(orderKey(one))), isPoint: true };
  }
  const [key, [first, end]] = [orderKey(operand), beginningWith(typeKey(operand))];
  if (!/^\$[gl]te?$/.test(operator)) return undefined;
  const edge = operator === '$gt' || operator === '$lte' ? after(key) : key;
  return { ranges: [operator < '$h' ? [edge, end] : [first, edge]], isPoint: false };
}

function conditionsOf(filter: Doc, conditions = new Map<string, Bounds[]>()) {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and') for (const part of condition as Doc[]) conditionsOf(part, conditions);
    if (field.startsWith('$')) continue;
    const operators = hasOperators(condition) ? (condition as Doc) : { $eq: condition };
    for (const [operator, operand] of Object.entries(operators)) {
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
  const ends = (side: 0 | 1) => all.flatMap(({ ranges }) => ranges.map((it) => it[side])).sort();
  return { ranges: [[ends(0).at(-1) ?? '', ends(1)[0] ?? '']], isPoint: false };
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

function planWith(index: Index, conditions: ReadonlyMap<string, Bounds[]>, sort: SortSpec): Plan {
  let ranges: Range[] = [['', '\uffff']];
  let [points, bounded] = [0, 0];
  for (const [at, { name, way }] of index.fields.entries()) {
    const bounds = narrowed(conditions.get(name) ?? [], index.multikey.has(at));
    if (!bounds || points < bounded) break;
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
export function* scan({ entries }: Index, { ranges, isReverse }: Plan): Generator<number> {
  for (const [low, high] of ranges) {
    const walk = isReverse ? entries.entriesReversed(high, undefined, true) : entries.entries(low);
    for (const [entry, of] of walk) {
      if (isReverse ? entry < low : entry >= high) break;
      yield of;
    }
  }
}
