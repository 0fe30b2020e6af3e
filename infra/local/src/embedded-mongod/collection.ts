import { Code, CommandError } from './errors';
import * as indexing from './indexes';
import { compileFilter } from './match';
import { sortDocs, type SortSpec } from './paths';
import { choosePlan, scan, type Plan } from './plan';
import { encode, type Doc } from './values';

export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

export interface Query {
  filter: Doc;
  sort?: SortSpec;
  skip?: number;
  limit?: number;
}

export type Collection = ReturnType<typeof createCollection>;

function checkStorable(doc: Doc): void {
  const { _id: id } = doc;
  if (id === undefined || Array.isArray(id) || id instanceof RegExp)
    throw new CommandError(Code.InvalidIdField, "The '_id' value cannot be of this type");
  if (encode(doc).length > DOCUMENT_BYTES_MAX)
    throw new CommandError(
      Code.BSONObjectTooLarge,
      `a document of more than ${DOCUMENT_BYTES_MAX} bytes`,
    );
}

/** Documents in the order in which they came, and their indexes. */
export function createCollection(namespace: string) {
  const docs = new Map<number, Doc>();
  const numbers = new WeakMap<Doc, number>();
  const indexes = new Map<string, indexing.Index>();
  let written = 0;

  const planFor = ({ filter, sort = {} }: Query) => choosePlan(indexes.values(), filter, sort);

  function* candidates(
    plan: Plan | undefined,
    examined: { keys: number; docs: number },
  ): Generator<Doc> {
    const seen = new Set<number>();
    for (const of of plan ? scan(plan) : docs.keys()) {
      examined.keys += plan ? 1 : 0;
      const doc = docs.get(of);
      if (!doc || seen.has(of)) continue;
      seen.add(of);
      examined.docs += 1;
      yield doc;
    }
  }

  /** Answers a query from the index that fits it best. @param examined counts what had to be read */
  function* find(query: Query, examined = { keys: 0, docs: 0 }): Generator<Doc> {
    const { filter, sort = {}, skip = 0, limit = 0 } = query;
    const plan = planFor(query);
    const [found, matches] = [candidates(plan, examined), compileFilter(filter)];
    const isSorted = plan?.isSorted ?? Object.keys(sort).length === 0;
    let position = 0;
    for (const doc of isSorted ? found : sortDocs([...found].filter(matches), sort)) {
      if (!matches(doc)) continue;
      position += 1;
      if (position > skip) yield doc;
      if (limit > 0 && position >= skip + limit) return;
    }
  }

  function addIndex(spec: indexing.IndexSpec): void {
    const index = indexing.createIndex(spec);
    for (const [of, doc] of docs) {
      const keys = indexing.keysOf(index, doc);
      indexing.refuseDuplicates(index, keys, of, namespace);
      indexing.addEntries(index, keys.keys(), of);
    }
    indexes.set(spec.name, index);
  }

  /** Files a document, in the place of `before` where that is given, or refuses it and changes nothing. */
  function write(doc: Doc, before?: Doc): void {
    checkStorable(doc);
    const of = (before && numbers.get(before)) ?? written + 1;
    const all = [...indexes.values()].map((index) => ({
      index,
      keys: indexing.keysOf(index, doc),
    }));
    for (const { index, keys } of all) indexing.refuseDuplicates(index, keys, of, namespace);
    if (before) unfile(before);
    for (const { index, keys } of all) indexing.addEntries(index, keys.keys(), of);
    docs.set(of, doc);
    numbers.set(doc, of);
    written = Math.max(written, of);
  }

  function unfile(doc: Doc): number {
    const of = numbers.get(doc) ?? 0;
    for (const index of indexes.values())
      indexing.removeEntries(index, indexing.keysOf(index, doc).keys(), of);
    return of;
  }

  const remove = (doc: Doc): boolean => docs.delete(unfile(doc));

  addIndex({ name: '_id_', key: { _id: 1 }, unique: true, sparse: false });
  return { namespace, indexes, planFor, find, addIndex, write, remove };
}
