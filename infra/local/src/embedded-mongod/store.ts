import { createCollection, ID_INDEX, type Collection } from './collection';
import type { IndexSpec } from './indexes';
import type { Doc } from './values';

/** One change, as it is applied and as it stands in the journal: replaying is doing it again. */
export type Change =
  | { do: 'create' | 'drop'; in: string }
  | { do: 'insert' | 'replace' | 'remove'; in: string; doc: Doc }
  | { do: 'addIndex'; in: string; index: IndexSpec }
  | { do: 'dropIndex'; in: string; name: string };

export interface Store {
  collection(namespace: string): Collection | undefined;
  collectionsOf(database: string): Collection[];
  /** @throws {CommandError} and changes nothing, when an index or a limit refuses it */
  apply(change: Change): void;
  /** The changes that make a store of the same content. */
  snapshot(): Generator<Change>;
}

export function createStore(): Store {
  const collections = new Map<string, Collection>();

  function opened(namespace: string): Collection {
    const collection = collections.get(namespace) ?? createCollection(namespace);
    collections.set(namespace, collection);
    return collection;
  }

  return {
    collection: (namespace) => collections.get(namespace),
    collectionsOf: (database) =>
      [...collections.values()].filter(({ namespace }) => namespace.startsWith(`${database}.`)),
    apply(change) {
      if (change.do === 'drop') {
        collections.delete(change.in);
        return;
      }
      const collection = opened(change.in);
      if (change.do === 'insert') collection.insert(change.doc);
      else if (change.do === 'replace') collection.replace(change.doc);
      else if (change.do === 'remove') collection.remove(change.doc['_id']);
      else if (change.do === 'addIndex') collection.addIndex(change.index);
      else if (change.do === 'dropIndex') collection.dropIndex(change.name);
    },
    *snapshot() {
      for (const { namespace, indexes, find } of collections.values()) {
        yield { do: 'create', in: namespace };
        for (const { spec } of indexes.values())
          if (spec.name !== ID_INDEX.name) yield { do: 'addIndex', in: namespace, index: spec };
        for (const doc of find({})) yield { do: 'insert', in: namespace, doc };
      }
    },
  };
}
