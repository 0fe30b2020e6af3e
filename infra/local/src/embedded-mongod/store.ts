import { refuse } from './errors';
import { choosePlan, createIndex, scan, type Index, type IndexSpec } from './indexes';
import { compileFilter } from './match';
import { sortDocs, type SortSpec } from './paths';
import { encode, type Doc } from './values';

export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

/** What an answer had to read. */
export const UNREAD = { totalKeysExamined: 0, totalDocsExamined: 0 };

export type Query = { filter: Doc; sort?: SortSpec; limit?: number };

function checkStorable(doc: Doc): void {
  if (Array.isArray(doc['_id'])) refuse('InvalidIdField', "The '_id' value cannot be an array");
  if (encode(doc).length > DOCUMENT_BYTES_MAX) refuse('BSONObjectTooLarge', 'more than 16 MB');
}

/** Documents in the order in which they came, and their indexes. */
function createCollection(namespace: string) {
  const docs = new Map<number, Doc>();
  const numbers = new WeakMap<Doc, number>();
  const indexes = new Map<string, Index>();
  let written = 0;

  const planFor = ({ filter, sort = {} }: Query) => choosePlan(indexes.values(), filter, sort);

  /** Answers a query by the index that fits it best. @param examined counts what had to be read */
  function* find(query: Query, examined = { ...UNREAD }): Generator<Doc> {
    const { filter, sort = {}, limit = 0 } = query;
    const { index, ...plan } = planFor(query);
    const [matches, seen] = [compileFilter(filter), new Set<number>()];
    function* matching(): Generator<Doc> {
      for (const of of index ? scan(index, plan) : docs.keys()) {
        const doc = docs.get(of);
        examined.totalKeysExamined += index ? 1 : 0;
        if (!doc || seen.has(of)) continue;
        seen.add(of);
        examined.totalDocsExamined += 1;
        if (matches(doc)) yield doc;
      }
    }
    let count = 0;
    for (const doc of plan.isSorted ? matching() : sortDocs([...matching()], sort)) {
      yield doc;
      count += 1;
      if (count === limit) return;
    }
  }

  function addIndex(spec: IndexSpec): void {
    const index = createIndex(spec);
    for (const [of, doc] of docs) {
      const keys = index.keysOf(doc);
      index.refuseDuplicates(keys, of, namespace);
      index.file(of, keys);
    }
    indexes.set(spec.name, index);
  }

  /** Files a document, in the place of `before` where that is given, or changes nothing. */
  function write(doc: Doc, before?: Doc): void {
    checkStorable(doc);
    const of = (before && numbers.get(before)) ?? written + 1;
    const touched = [...indexes.values()].filter((it) => !before || it.isTouched(doc, before));
    const all = touched.map((index) => ({ index, keys: index.keysOf(doc) }));
    for (const { index, keys } of all) index.refuseDuplicates(keys, of, namespace);
    for (const { index, keys } of all) index.file(of, keys, before && index.keysOf(before));
    docs.set(of, doc);
    numbers.set(doc, of);
    written = Math.max(written, of);
  }

  function remove(doc: Doc): void {
    const of = numbers.get(doc) ?? 0;
    for (const index of indexes.values()) index.file(of, new Map(), index.keysOf(doc));
    docs.delete(of);
  }

  addIndex({ name: '_id_', key: { _id: 1 }, unique: true });
  return { namespace, indexes, planFor, find, addIndex, write, remove };
}

/** One change, as it is applied and as it stands in the journal: replaying is doing it again. */
export type Change =
  | { do: 'create' | 'drop'; in: string }
  | { do: 'insert' | 'replace' | 'remove'; in: string; doc: Doc }
  | { do: 'addIndex'; in: string; index: IndexSpec };

export type Store = ReturnType<typeof createStore>;

export function createStore() {
  const collections = new Map<string, ReturnType<typeof createCollection>>();

  /** @throws {CommandError} and changes nothing, when an index or a limit refuses it */
  function apply(change: Change): void {
    const collection = collections.get(change.in) ?? createCollection(change.in);
    collections.set(change.in, collection);
    if (change.do === 'drop') collections.delete(change.in);
    if (change.do === 'addIndex') collection.addIndex(change.index);
    if (change.do === 'insert') collection.write(change.doc);
    if (change.do !== 'replace' && change.do !== 'remove') return;
    const [before] = collection.find({ filter: { _id: { $eq: change.doc['_id'] } }, limit: 1 });
    if (change.do === 'replace') collection.write(change.doc, before);
    else if (before) collection.remove(before);
  }

  /** The changes that make a store of the same content. */
  function* snapshot(): Generator<Change> {
    for (const { namespace, indexes, find } of collections.values()) {
      yield { do: 'create', in: namespace };
      for (const doc of find({ filter: {} })) yield { do: 'insert', in: namespace, doc };
      for (const { spec } of indexes.values())
        if (spec.name !== '_id_') yield { do: 'addIndex', in: namespace, index: spec };
    }
  }

  return { collections, apply, snapshot };
}
