import { answerWith } from './commands-read';
import type { Handler, Session } from './commands';
import { Code, CommandError } from './errors';
import type { IndexSpec } from './indexes';
import type { SortSpec } from './paths';
import type { Doc } from './values';

function specOf({ key, name, unique = false, sparse = false }: Doc): IndexSpec {
  const fields = Object.entries(key as Doc).map(([field, way]) => [field, Number(way)] as const);
  if (
    fields.length === 0 ||
    fields.some(([field, way]) => Math.abs(way) !== 1 || field.includes('$'))
  )
    throw new CommandError(
      Code.CannotCreateIndex,
      'embedded-mongod serves fields with 1 or -1 only',
    );
  return {
    name: String(name),
    key: Object.fromEntries(fields) as SortSpec,
    unique: !!unique,
    sparse: !!sparse,
  };
}

function addIndex({ store, commit, namespace }: Session, index: IndexSpec): void {
  const { key, name } = index;
  for (const { spec } of store.collections.get(namespace)?.indexes.values() ?? []) {
    if (JSON.stringify(spec) === JSON.stringify(index)) return;
    const isSameKey = JSON.stringify(spec.key) === JSON.stringify(key);
    if (spec.name === name || isSameKey)
      throw new CommandError(
        spec.name === name ? Code.IndexKeySpecsConflict : Code.IndexOptionsConflict,
        `an index with the same name or key exists: ${spec.name}`,
      );
  }
  commit({ do: 'addIndex', in: namespace, index });
}

export const catalogCommands: Record<string, Handler> = {
  create(_command, { commit, namespace }) {
    commit({ do: 'create', in: namespace });
    return {};
  },
  createIndexes({ indexes }, session) {
    for (const index of (indexes as Doc[]).map(specOf)) addIndex(session, index);
    return {};
  },
  listIndexes(_command, session) {
    const collection = session.store.collections.get(session.namespace);
    if (!collection)
      throw new CommandError(Code.NamespaceNotFound, `ns does not exist: ${session.namespace}`);
    const all = [...collection.indexes.values()].map(({ spec: { key, name, unique, sparse } }) => ({
      ...{ v: 2, key, name },
      ...(unique && name !== '_id_' && { unique }),
      ...(sparse && { sparse }),
    }));
    return answerWith(session, all, Infinity);
  },
  drop(_command, { commit, namespace }) {
    commit({ do: 'drop', in: namespace });
    return {};
  },
  dropDatabase(_command, { store, commit, database }) {
    for (const namespace of store.collections.keys())
      if (namespace.startsWith(`${database}.`)) commit({ do: 'drop', in: namespace });
    return { dropped: database };
  },
};
