import { Long } from 'bson';
import type { Handler, Session } from './commands';
import { CommandError } from './errors';
import type { IndexSpec } from './indexes';
import type { SortSpec } from './paths';
import { isSame, type Doc } from './values';

function existing({ store, namespace }: Session) {
  const collection = store.collection(namespace);
  if (!collection) throw new CommandError(26, `ns does not exist: ${namespace}`);
  return collection;
}

const cursor = (ns: string, firstBatch: Doc[]): Doc => ({
  cursor: { firstBatch, id: Long.ZERO, ns },
});

function specOf({ key, name, unique = false, sparse = false }: Doc): IndexSpec {
  const fields = Object.entries(key as Doc).map(([field, way]) => [field, Number(way)] as const);
  if (
    fields.length === 0 ||
    fields.some(([field, way]) => Math.abs(way) !== 1 || field.includes('$'))
  )
    throw new CommandError(
      67,
      `embedded-mongod does not serve the index ${String(name)}: only fields with 1 or -1`,
    );
  return {
    key: Object.fromEntries(fields) as SortSpec,
    name: String(name),
    unique: unique === true,
    sparse: sparse === true,
  };
}

const comparable = ({ key, ...options }: IndexSpec): Doc => ({
  key: Object.entries(key),
  ...options,
});

/** @returns whether the index is new */
function addIndex({ store, commit, namespace }: Session, index: IndexSpec): boolean {
  for (const { spec } of store.collection(namespace)?.indexes.values() ?? []) {
    if (isSame(comparable(spec), comparable(index))) return false;
    if (spec.name === index.name)
      throw new CommandError(
        86,
        `An existing index has the same name as the requested index: ${index.name}`,
      );
    if (isSame(Object.entries(spec.key), Object.entries(index.key)))
      throw new CommandError(
        85,
        `Index already exists with a different name or options: ${spec.name}`,
      );
  }
  commit({ do: 'addIndex', in: namespace, index });
  return true;
}

export const catalogCommands: Record<string, Handler> = {
  create(_command, { store, commit, namespace }) {
    if (store.collection(namespace))
      throw new CommandError(48, `Collection ${namespace} already exists.`);
    commit({ do: 'create', in: namespace });
    return {};
  },
  createIndexes(command, session) {
    const count = (): number => session.store.collection(session.namespace)?.indexes.size ?? 0;
    const before = count();
    if (before === 0) session.commit({ do: 'create', in: session.namespace });
    for (const index of (command['indexes'] as Doc[]).map(specOf)) addIndex(session, index);
    return {
      numIndexesBefore: Math.max(before, 1),
      numIndexesAfter: count(),
      createdCollectionAutomatically: before === 0,
    };
  },
  dropIndexes(command, session) {
    const nIndexesWas = existing(session).indexes.size;
    session.commit({ do: 'dropIndex', in: session.namespace, name: String(command['index']) });
    return { nIndexesWas };
  },
  listIndexes(_command, session) {
    const specs = [...existing(session).indexes.values()].map(
      ({ spec: { key, name, unique, sparse } }) => ({
        v: 2,
        key,
        name,
        ...(unique && name !== '_id_' && { unique }),
        ...(sparse && { sparse }),
      }),
    );
    return cursor(session.namespace, specs);
  },
  listCollections(command, { store, database }) {
    const wanted = (command['filter'] as Doc | undefined)?.['name'];
    const names = store
      .collectionsOf(database)
      .map(({ namespace }) => namespace.slice(database.length + 1));
    return cursor(
      `${database}.$cmd.listCollections`,
      names
        .filter((name) => wanted === undefined || name === wanted)
        .map((name) => ({ name, type: 'collection' })),
    );
  },
  drop(_command, session) {
    const nIndexesWas = existing(session).indexes.size;
    session.commit({ do: 'drop', in: session.namespace });
    return { nIndexesWas, ns: session.namespace };
  },
  dropDatabase(_command, { store, commit, database }) {
    const collections = store.collectionsOf(database);
    for (const { namespace } of collections) commit({ do: 'drop', in: namespace });
    return collections.length > 0 ? { dropped: database } : {};
  },
};
