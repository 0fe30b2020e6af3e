import { CommandError } from './errors';
import { createOrderedList, type OrderedList } from './ordered-list';
import { keysAt, someAt, type Path, type SortSpec } from './paths';
import { compare, isSame, type Doc } from './values';

export interface IndexSpec {
  name: string;
  key: SortSpec;
  unique: boolean;
  sparse: boolean;
}

export interface Entry {
  key: readonly unknown[];
  id: number;
}

export interface Index {
  spec: IndexSpec;
  fields: readonly { name: string; path: Path; direction: 1 | -1 }[];
  /** Positions of fields that held an array in some document: one document may have many entries. */
  multikey: Set<number>;
  entries: OrderedList<Entry>;
  keysOf(doc: Doc): unknown[][];
  /** @throws {CommandError} 11000, when another document has one of the keys of a unique index */
  refuseDuplicates(namespace: string, keys: readonly unknown[][], id: number): void;
}

const distinct = (values: unknown[]): unknown[] =>
  [...values]
    .sort(compare)
    .filter((value, at, sorted) => at === 0 || !isSame(value, sorted[at - 1]));

export function createIndex(spec: IndexSpec): Index {
  const multikey = new Set<number>();
  const fields = Object.entries(spec.key).map(([name, direction]) => ({
    name,
    path: name.split('.'),
    direction,
  }));

  function compareKeys(a: readonly unknown[], b: readonly unknown[]): number {
    for (const [at, { direction }] of fields.entries()) {
      const order = compare(a[at], b[at]) * direction;
      if (order) return order;
    }
    return 0;
  }
  const entries = createOrderedList<Entry>((a, b) => compareKeys(a.key, b.key) || a.id - b.id);

  function holder(key: readonly unknown[], id: number): Entry | undefined {
    const isBefore = (entry: Entry) => compareKeys(entry.key, key) < 0;
    const isNotAfter = (entry: Entry) => compareKeys(entry.key, key) <= 0;
    for (const entry of entries.between(isBefore, isNotAfter)) if (entry.id !== id) return entry;
    return undefined;
  }

  return {
    spec,
    fields,
    multikey,
    entries,
    keysOf(doc) {
      if (
        spec.sparse &&
        !fields.some(({ path }) => someAt(doc, path, (value) => value !== undefined))
      )
        return [];
      const found = fields.map(({ path }) => keysAt(doc, path));
      const arrays = [...found.keys()].filter((at) => found[at]?.isMultikey);
      if (arrays.length > 1)
        throw new CommandError(
          171,
          `cannot index parallel arrays [${arrays.map((at) => fields[at]?.name).join('] [')}]`,
        );
      for (const at of arrays) multikey.add(at);
      return found.reduce<unknown[][]>(
        (keys, { values }) =>
          keys.flatMap((key) => distinct(values).map((value) => [...key, value])),
        [[]],
      );
    },
    refuseDuplicates(namespace, keys, id) {
      if (!spec.unique) return;
      const taken = keys.find((key) => holder(key, id));
      if (!taken) return;
      const keyValue = Object.fromEntries(fields.map(({ name }, at) => [name, taken[at] ?? null]));
      throw new CommandError(
        11000,
        `E11000 duplicate key error collection: ${namespace} index: ${spec.name} dup key: ${JSON.stringify(keyValue)}`,
        { keyPattern: spec.key, keyValue },
      );
    },
  };
}
