import { refuse } from './errors';
import { keysAt, type SortSpec } from './paths';
import { orderKey, type Doc } from './values';

export interface IndexSpec {
  name: string;
  key: SortSpec;
  unique: boolean;
}

export type Index = ReturnType<typeof createIndex>;

/** The key of a descending field: it sorts the other way round. */
export const inverted = (key: string): string =>
  key.replace(/[^]/g, (unit) => String.fromCharCode(0xffff - unit.charCodeAt(0)));

/** Entries in the order of their keys; `of` is the number of a document in its collection. */
export function createIndex(spec: IndexSpec) {
  const entries: { key: string; of: number }[] = [];
  /** Positions of fields that had several values in some document, which has several entries then. */
  const multikey = new Set<number>();
  const names = Object.keys(spec.key);
  const fields = names.map((name) => ({ name, path: name.split('.'), way: spec.key[name] ?? 1 }));

  /** The keys under which a document is filed, each with the values that it stands for. */
  function keysOf(doc: Doc): Map<string, unknown[]> {
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

  /** Where the first entry is that does not come before this key (and document). */
  function seek(key: string, of = 0): number {
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
  function refuseDuplicates(keys: Map<string, unknown[]>, of: number, namespace: string): void {
    for (const [key, values] of spec.unique ? keys : []) {
      const holder = entries[seek(key)];
      if (holder?.key !== key || holder.of === of) continue;
      const keyValue = Object.fromEntries(names.map((name, at) => [name, values[at]]));
      const what = `${namespace} index: ${spec.name} dup key: ${JSON.stringify(keyValue)}`;
      const details = { keyPattern: spec.key, keyValue };
      refuse('DuplicateKey', `E11000 duplicate key error collection: ${what}`, details);
    }
  }

  function file(keys: Iterable<string>, of: number): void {
    for (const key of keys) entries.splice(seek(key, of), 0, { key, of });
  }

  function unfile(keys: Iterable<string>, of: number): void {
    for (const key of keys) entries.splice(seek(key, of), 1);
  }

  return { spec, fields, multikey, entries, keysOf, seek, refuseDuplicates, file, unfile };
}
