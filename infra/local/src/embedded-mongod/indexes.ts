import { Code, CommandError } from './errors';
import { keysAt, type SortSpec } from './paths';
import { orderKey, type Doc } from './values';

export interface IndexSpec {
  name: string;
  key: SortSpec;
  unique: boolean;
  sparse: boolean;
}

export interface Index {
  spec: IndexSpec;
  fields: { name: string; path: string[]; way: 1 | -1 }[];
  /** In the order of the index; `of` is the number of a document in its collection. */
  entries: { key: string; of: number }[];
  /** Positions of fields that had several values in some document, which has several entries then. */
  multikey: Set<number>;
}

export function createIndex(spec: IndexSpec): Index {
  const fields = Object.entries(spec.key).map(([name, way]) => ({
    name,
    path: name.split('.'),
    way,
  }));
  return { spec, fields, entries: [], multikey: new Set() };
}

/** The key of a descending field: it sorts the other way round. */
export const inverted = (key: string): string =>
  key.replace(/[^]/g, (unit) => String.fromCharCode(0xffff - unit.charCodeAt(0)));

/** The keys under which an index files a document, each with the values that it stands for. */
export function keysOf({ spec, fields, multikey }: Index, doc: Doc): Map<string, unknown[]> {
  const found = fields.map(({ path, way }) => ({ way, values: keysAt(doc, path) }));
  if (spec.sparse && found.every(({ values }) => values.every((value) => value === null)))
    return new Map();
  let keys: [string, unknown[]][] = [['', []]];
  for (const [at, { values, way }] of found.entries()) {
    if (values.length > 1) multikey.add(at);
    if (values.length > 1 && keys.length > 1)
      throw new CommandError(
        Code.CannotIndexParallelArrays,
        `cannot index parallel arrays with ${spec.name}`,
      );
    const ordered = values.map((value) =>
      way === 1 ? orderKey(value) : inverted(orderKey(value)),
    );
    keys = keys.flatMap(([key, before]) =>
      ordered.map((one, item): [string, unknown[]] => [
        key + one,
        [...before, values[item] ?? null],
      ]),
    );
  }
  return new Map(keys);
}

/** Where the first entry is that does not come before this key (and document). */
export function seek({ entries }: Index, key: string, of = 0): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { key: other = '', of: holder = 0 } = entries[middle] ?? {};
    if (other < key || (other === key && holder < of)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @throws {CommandError} when another document has one of the keys of a unique index */
export function refuseDuplicates(
  index: Index,
  keys: Map<string, unknown[]>,
  of: number,
  namespace: string,
): void {
  const { spec, fields, entries } = index;
  for (const [key, values] of spec.unique ? keys : []) {
    const holder = entries[seek(index, key)];
    if (holder?.key !== key || holder.of === of) continue;
    const keyValue = Object.fromEntries(fields.map(({ name }, at) => [name, values[at]]));
    const duplicate = `${namespace} index: ${spec.name} dup key: ${JSON.stringify(keyValue)}`;
    const message = `E11000 duplicate key error collection: ${duplicate}`;
    throw new CommandError(Code.DuplicateKey, message, { keyPattern: spec.key, keyValue });
  }
}

export function addEntries(index: Index, keys: Iterable<string>, of: number): void {
  for (const key of keys) index.entries.splice(seek(index, key, of), 0, { key, of });
}

export function removeEntries(index: Index, keys: Iterable<string>, of: number): void {
  for (const key of keys) index.entries.splice(seek(index, key, of), 1);
}
