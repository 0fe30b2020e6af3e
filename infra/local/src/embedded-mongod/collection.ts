import { CommandError } from './errors';
import { createIndex, type Index, type IndexSpec } from './indexes';
import { compileFilter } from './match';
import { sortDocs, type SortSpec } from './paths';
import { choosePlan, scan, type Plan } from './plan';
import { checkStorable, isSame, type Doc } from './values';

export interface Query {
  filter?: Doc;
  sort?: SortSpec;
  skip?: number;
  limit?: number;
}

export interface Counters {
  keys: number;
  docs: number;
}

export interface Collection {
  readonly namespace: string;
  readonly indexes: ReadonlyMap<string, Index>;
  insert(doc: Doc): void;
  /** Puts a document in the place of the one with the same _id, or changes nothing. */
  replace(after: Doc): void;
  remove(id: unknown): void;
  plan(query: Query): Plan | undefined;
  find(query: Query, counters?: Counters): Iterable<Doc>;
  addIndex(spec: IndexSpec): void;
  dropIndex(name: string): void;
}

export const ID_INDEX: IndexSpec = { name: '_id_', key: { _id: 1 }, unique: true, sparse: false };

export function createCollection(namespace: string): Collection {
  const docs = new Map<number, Doc>();
  const numbers = new WeakMap<Doc, number>();
  const indexes = new Map<string, Index>();
  let nextNumber = 1;

  function write(id: number, after: Doc, before?: Doc): void {
    checkStorable(after);
    const changes = [...indexes.values()].map((index) => ({
      index,
      added: index.keysOf(after),
      removed: before ? index.keysOf(before) : [],
    }));
    for (const { index, added } of changes) index.refuseDuplicates(namespace, added, id);
    for (const { index, added, removed } of changes) {
      if (isSame(added, removed)) continue;
      for (const key of removed) index.entries.remove({ key, id });
      for (const key of added) index.entries.insert({ key, id });
    }
    docs.set(id, after);
    numbers.set(after, id);
  }

  function* candidates(plan: Plan | undefined, counters: Counters): Generator<Doc> {
    if (!plan) {
      for (const doc of docs.values()) {
        counters.docs += 1;
        yield doc;
      }
      return;
    }
    const seen = new Set<number>();
    const mayRepeat = plan.index.multikey.size > 0 || plan.stretches.length > 1;
    for (const { id } of scan(plan)) {
      counters.keys += 1;
      if (mayRepeat && seen.has(id)) continue;
      if (mayRepeat) seen.add(id);
      counters.docs += 1;
      yield docs.get(id) as Doc;
    }
  }

  function* find(query: Query, counters: Counters = { keys: 0, docs: 0 }): Generator<Doc> {
    const { filter = {}, sort = {}, skip = 0, limit = 0 } = query;
    const plan = choosePlan(indexes.values(), filter, sort);
    const matches = compileFilter(filter);
    function* matching(): Generator<Doc> {
      for (const doc of candidates(plan, counters)) if (matches(doc)) yield doc;
    }
    const isSorted = plan?.isSorted ?? Object.keys(sort).length === 0;
    let position = 0;
    for (const doc of isSorted ? matching() : sortDocs(matching(), sort)) {
      position += 1;
      if (position > skip) yield doc;
      if (limit > 0 && position >= skip + limit) return;
    }
  }

  function holder(id: unknown): Doc {
    const [doc] = find({ filter: { _id: { $eq: id } }, limit: 1 });
    if (!doc) throw new Error(`no document has the _id ${String(id)} in ${namespace}`);
    return doc;
  }

  const collection: Collection = {
    namespace,
    indexes,
    find,
    insert(doc) {
      write(nextNumber, doc);
      nextNumber += 1;
    },
    replace(after) {
      const before = holder(after['_id']);
      write(numbers.get(before) as number, after, before);
    },
    remove(_id) {
      const doc = holder(_id);
      const id = numbers.get(doc) as number;
      for (const index of indexes.values())
        for (const key of index.keysOf(doc)) index.entries.remove({ key, id });
      docs.delete(id);
    },
    plan: ({ filter = {}, sort = {} }) => choosePlan(indexes.values(), filter, sort),
    addIndex(spec) {
      const index = createIndex(spec);
      for (const [id, doc] of docs) {
        const keys = index.keysOf(doc);
        index.refuseDuplicates(namespace, keys, id);
        for (const key of keys) index.entries.insert({ key, id });
      }
      indexes.set(spec.name, index);
    },
    dropIndex(name) {
      if (!indexes.delete(name)) throw new CommandError(27, `index not found with name [${name}]`);
    },
  };
  collection.addIndex(ID_INDEX);
  return collection;
}
