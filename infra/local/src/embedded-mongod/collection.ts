import { refuse } from './errors';
import { createIndex, type Index, type IndexSpec } from './indexes';
import { compileFilter } from './match';
import { sortDocs, type SortSpec } from './paths';
import { choosePlan, scan } from './plan';
import { encode, type Doc } from './values';

export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

export interface Query {
  filter: Doc;
  sort?: SortSpec;
  limit?: number;
}

export type Collection = ReturnType<typeof createCollection>;

function checkStorable(doc: Doc): void {
  const { _id: id } = doc;
  if (id === undefined || Array.isArray(id) || id instanceof RegExp)
    refuse('InvalidIdField', "The '_id' value cannot be of this type");
  if (encode(doc).length > DOCUMENT_BYTES_MAX)
    refuse('BSONObjectTooLarge', `a document of more than ${DOCUMENT_BYTES_MAX} bytes`);
}

/** Documents in the order in which they came, and their indexes. */
export function createCollection(namespace: string) {
  const docs = new Map<number, Doc>();
  const numbers = new WeakMap<Doc, number>();
  const indexes = new Map<string, Index>();
  let written = 0;

  const planFor = ({ filter, sort = {} }: Query) => choosePlan(indexes.values(), filter, sort);

  /** Answers a query by the index that fits it best. @param examined counts what had to be read */
  function* find(query: Query, examined = { keys: 0, docs: 0 }): Generator<Doc> {
    const { filter, sort = {}, limit = 0 } = query;
    const { index, ...plan } = planFor(query);
    const [matches, seen] = [compileFilter(filter), new Set<number>()];
    function* matching(): Generator<Doc> {
      for (const of of index ? scan(index, plan) : docs.keys()) {
        const doc = docs.get(of);
        examined.keys += index ? 1 : 0;
        if (!doc || seen.has(of)) continue;
        seen.add(of);
        examined.docs += 1;
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
      index.file(keys.keys(), of);
    }
    indexes.set(spec.name, index);
  }

  function unfile(doc: Doc): number {
    const of = numbers.get(doc) ?? 0;
    for (const index of indexes.values()) index.unfile(index.keysOf(doc).keys(), of);
    return of;
  }

  /** Files a document, in the place of `before` where that is given, or changes nothing. */
  function write(doc: Doc, before?: Doc): void {
    checkStorable(doc);
    const of = (before && numbers.get(before)) ?? written + 1;
    const all = [...indexes.values()].map((index) => ({ index, keys: index.keysOf(doc) }));
    for (const { index, keys } of all) index.refuseDuplicates(keys, of, namespace);
    if (before) unfile(before);
    for (const { index, keys } of all) index.file(keys.keys(), of);
    docs.set(of, doc);
    numbers.set(doc, of);
    written = Math.max(written, of);
  }

  const remove = (doc: Doc): boolean => docs.delete(unfile(doc));

  addIndex({ name: '_id_', key: { _id: 1 }, unique: true });
  return { namespace, indexes, planFor, find, addIndex, write, remove };
}
