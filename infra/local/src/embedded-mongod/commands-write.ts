import { ObjectId } from 'bson';
import { answerWith, found, queryOf } from './commands-read';
import type { Handler, Session } from './commands';
import { CommandError, refuse } from './errors';
import type { IndexSpec } from './indexes';
import type { SortSpec } from './paths';
import { applyUpdate } from './update';
import type { Doc } from './values';

/** Runs the statements of a command. The refused ones are listed; an ordered batch ends at the first. */
function runAll(statements: unknown, ordered: unknown, run: (statement: Doc) => void): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of (statements as Doc[]).entries()) {
    try {
      run(statement);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, ...error.answer });
      if (ordered !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

function change({ commit, namespace }: Session, before: Doc, update: unknown): Doc {
  const doc = applyUpdate(before, update as Doc);
  if (doc !== before) commit({ do: 'replace', in: namespace, doc });
  return doc;
}

function addIndex({ store, commit, namespace }: Session, { key, name, unique }: Doc): void {
  const fields = Object.entries(key as Doc).map(([field, way]) => [field, Number(way)] as const);
  if (fields.length === 0 || !fields.every(([field, way]) => way ** 2 === 1 && !/\$/.test(field)))
    refuse('CannotCreateIndex', 'embedded-mongod serves fields with 1 or -1 only');
  const order = Object.fromEntries(fields) as SortSpec;
  const index: IndexSpec = { name: String(name), key: order, unique: unique === true };
  for (const { spec } of store.collections.get(namespace)?.indexes.values() ?? []) {
    if (JSON.stringify(spec) === JSON.stringify(index)) return;
    if (spec.name === name) refuse('IndexKeySpecsConflict', `another index is named ${spec.name}`);
    if (JSON.stringify(spec.key) === JSON.stringify(order))
      refuse('IndexOptionsConflict', `an index with this key is named ${spec.name}`);
  }
  commit({ do: 'addIndex', in: namespace, index });
}

export const writeCommands: Record<string, Handler> = {
  insert({ documents, ordered }, { commit, namespace }) {
    let n = 0;
    const refused = runAll(documents, ordered, ({ _id = new ObjectId(), ...fields }) => {
      commit({ do: 'insert', in: namespace, doc: { _id, ...fields } });
      n += 1;
    });
    return { n, ...refused };
  },
  update({ updates, ordered }, session) {
    let [n, nModified] = [0, 0];
    const refused = runAll(updates, ordered, ({ q, u }) => {
      for (const before of found(session, queryOf({ filter: q, limit: 1 }))) {
        nModified += change(session, before, u) === before ? 0 : 1;
        n += 1;
      }
    });
    return { n, nModified, ...refused };
  },
  delete({ deletes, ordered }, session) {
    let n = 0;
    const refused = runAll(deletes, ordered, ({ q, limit }) => {
      for (const doc of found(session, queryOf({ filter: q, limit }))) {
        session.commit({ do: 'remove', in: session.namespace, doc: { _id: doc['_id'] } });
        n += 1;
      }
    });
    return { n, ...refused };
  },
  findAndModify(command, session) {
    const [before] = found(session, queryOf({ ...command, limit: 1 }));
    if (!before) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const after = change(session, before, command['update']);
    const value = command['new'] === true ? after : before;
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  },
  create(_command, { commit, namespace }) {
    commit({ do: 'create', in: namespace });
    return {};
  },
  createIndexes({ indexes }, session) {
    for (const index of indexes as Doc[]) addIndex(session, index);
    return {};
  },
  listIndexes(_command, session) {
    const { collections } = session.store;
    const collection = collections.get(session.namespace);
    if (!collection) refuse('NamespaceNotFound', `ns does not exist: ${session.namespace}`);
    const specs = [...collection.indexes.values()].map(({ spec: { key, name, unique } }) => {
      return { v: 2, key, name, ...(unique && name !== '_id_' && { unique }) };
    });
    return answerWith(session, specs);
  },
  dropDatabase(_command, { store, commit, database }) {
    for (const namespace of store.collections.keys())
      if (namespace.startsWith(`${database}.`)) commit({ do: 'drop', in: namespace });
    return { dropped: database };
  },
};
