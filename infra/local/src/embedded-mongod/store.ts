import { createCollection, type Collection } from './collection';
import type { IndexSpec } from './indexes';
import type { Doc } from './values';

/** One change, as it is applied and as it stands in the journal: replaying is doing it again. */
export type Change =
  | { do: 'create' | 'drop'; in: string }
  | { do: 'insert' | 'replace' | 'remove'; in: string; doc: Doc }
  | { do: 'addIndex'; in: string; index: IndexSpec };

export type Store = ReturnType<typeof createStore>;

export function createStore() {
  const collections = new Map<string, Collection>();

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
