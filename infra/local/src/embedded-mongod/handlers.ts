import { Long, ObjectId } from 'bson';
import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import { $push } from 'mingo/operators/accumulator';
import { $group, $limit, $match } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { DOCUMENT_BYTES_MAX, UNREAD, type Query } from './store';
import type { Handler, Session } from './commands';
import { CommandError, refuse } from './errors';
import { queryContext } from './match';
import type { SortSpec } from './paths';
import { applyUpdate } from './update';
import { add, encode, isNumeric, type Doc } from './values';

const FIRST_BATCH = 101;
const CURSORS_MAX = 1_000;
const CURSOR_IDLE_MS_MAX = 600_000;

export type Cursor = { docs: Doc[]; usedAt: number };

function queryOf({ filter, query, sort, limit }: Doc): Query {
  const order = Object.entries((sort ?? {}) as Doc).map(([field, way]) => [field, Number(way)]);
  return {
    filter: (filter ?? query ?? {}) as Doc,
    sort: Object.fromEntries(order) as SortSpec,
    limit: Math.abs(Number(limit ?? 0)),
  };
}

const found = ({ store, namespace }: Session, query: Doc): Doc[] => [
  ...(store.collections.get(namespace)?.find(queryOf(query)) ?? []),
];

/** A projection of whole fields, all in or all out, and of `_id` either way. */
function project(doc: Doc, { _id: id, ...fields }: Doc): Doc {
  const flags = Object.values(fields);
  const isIn = Boolean(flags[0] ?? id);
  const isPlain = (flag: unknown) => [0, 1].includes(Number(flag)) && Boolean(flag) === isIn;
  if (!flags.every(isPlain) || /[.$]/.test(Object.keys(fields).join()))
    refuse('BadValue', 'embedded-mongod serves projections of whole fields, in or out');
  const isListed = (name: string) => (name === '_id' ? Boolean(id ?? 1) === isIn : name in fields);
  return Object.fromEntries(Object.entries(doc).filter(([name]) => isListed(name) === isIn));
}

/** Takes from `docs` what goes into one answer. */
function takeBatch(docs: Doc[], countMax: number): Doc[] {
  let bytes = 0;
  const end = docs.findIndex((doc, at) => {
    bytes += encode(doc).length;
    return at >= countMax || (at > 0 && bytes > DOCUMENT_BYTES_MAX);
  });
  return docs.splice(0, end < 0 ? docs.length : end);
}

/** The first batch, and a cursor for the rest if there is any. */
function answerWith(session: Session, docs: Doc[], size?: unknown, isSingle = false): Doc {
  const { cursors, namespace: ns } = session;
  const [firstBatch, usedAt] = [takeBatch(docs, Number(size ?? FIRST_BATCH)), Date.now()];
  if (docs.length === 0 || isSingle) return { cursor: { firstBatch, id: Long.ZERO, ns } };
  for (const [key, cursor] of cursors)
    if (cursor.usedAt < usedAt - CURSOR_IDLE_MS_MAX) cursors.delete(key);
  if (cursors.size >= CURSORS_MAX) refuse('BadValue', 'too many open cursors');
  const id = Long.fromNumber(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) + 1);
  cursors.set(`${id.toString()} ${ns}`, { docs, usedAt });
  return { cursor: { firstBatch, id, ns } };
}

/** mingo runs a pipeline; sums are made in BSON's types. */
const $sum = (docs: unknown[], expression: unknown, options: Options): unknown =>
  $push(docs, expression, options).filter(isNumeric).reduce(add, 0);
const stages = Context.init({ accumulator: { $sum }, pipeline: { $match, $group, $limit } });
const context = Context.from(queryContext, stages);

export const readCommands: Record<string, Handler> = {
  find(command, session) {
    const { projection = {}, batchSize, singleBatch, limit } = command;
    const docs = found(session, command).map((doc) => project(doc, projection as Doc));
    return answerWith(session, docs, batchSize, singleBatch === true || Number(limit) < 0);
  },
  getMore({ getMore, collection, batchSize }, { cursors, database }) {
    const ns = `${database}.${String(collection)}`;
    const key = `${String(getMore)} ${ns}`;
    const cursor = cursors.get(key) ?? refuse('CursorNotFound', `cursor id ${key} not found`);
    const nextBatch = takeBatch(cursor.docs, Number(batchSize ?? Infinity));
    cursor.usedAt = Date.now();
    const isDone = cursor.docs.length === 0 && cursors.delete(key);
    return { cursor: { nextBatch, id: isDone ? Long.ZERO : getMore, ns } };
  },
  aggregate({ pipeline, cursor }, session) {
    const [{ $match: filter } = {}, ...others] = pipeline as Doc[];
    const aggregator = new Aggregator(filter ? others : (pipeline as Doc[]), { context });
    const docs = aggregator.run<Doc>(found(session, { filter }));
    return answerWith(session, docs, (cursor as Doc)['batchSize']);
  },
  explain({ explain }, { store, database }) {
    const { find, ...options } = explain as Doc;
    const collection = store.collections.get(`${database}.${String(find)}`);
    const [query, examined] = [queryOf(options), { ...UNREAD }];
    const nReturned = [...(collection?.find(query, examined) ?? [])].length;
    const { index, isSorted = true } = collection?.planFor(query) ?? {};
    const { name: indexName, key: keyPattern } = index?.spec ?? {};
    const scan = index ? { stage: 'IXSCAN', indexName, keyPattern } : { stage: 'COLLSCAN' };
    return {
      queryPlanner: { winningPlan: isSorted ? scan : { stage: 'SORT', inputStage: scan } },
      executionStats: { nReturned, ...examined },
    };
  },
};

/** Runs the statements of a command, which say how many documents they met. Refused ones are listed. */
function runAll(statements: unknown, ordered: unknown, run: (statement: Doc) => number): Doc {
  const writeErrors: Doc[] = [];
  let n = 0;
  for (const [index, statement] of (statements as Doc[]).entries()) {
    try {
      n += run(statement);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, ...error.answer });
      if (ordered !== false) break;
    }
  }
  return { n, ...(writeErrors.length > 0 && { writeErrors }) };
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
  const index = { name: String(name), key: order, unique: unique === true };
  const same = store.collections.get(namespace)?.indexes.get(index.name)?.spec;
  if (same && JSON.stringify(same) !== JSON.stringify(index))
    refuse('IndexKeySpecsConflict', `another index is named ${index.name}`);
  if (!same) commit({ do: 'addIndex', in: namespace, index });
}

export const writeCommands: Record<string, Handler> = {
  insert({ documents, ordered }, { commit, namespace }) {
    return runAll(documents, ordered, ({ _id = new ObjectId(), ...fields }) => {
      commit({ do: 'insert', in: namespace, doc: { _id, ...fields } });
      return 1;
    });
  },
  update({ updates, ordered }, session) {
    let nModified = 0;
    const answer = runAll(updates, ordered, ({ q, u }) => {
      const [before] = found(session, { filter: q, limit: 1 });
      if (before && change(session, before, u) !== before) nModified += 1;
      return before ? 1 : 0;
    });
    return { ...answer, nModified };
  },
  delete({ deletes, ordered }, session) {
    return runAll(deletes, ordered, ({ q, limit }) => {
      const docs = found(session, { filter: q, limit });
      for (const doc of docs) session.commit({ do: 'remove', in: session.namespace, doc });
      return docs.length;
    });
  },
  findAndModify({ query, update, new: isAfter }, session) {
    const [before] = found(session, { query, limit: 1 });
    if (!before) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const after = change(session, before, update);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: isAfter ? after : before };
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
    const { store, namespace } = session;
    const { indexes } = store.collections.get(namespace) ?? refuse('NamespaceNotFound', namespace);
    const specs = [...indexes.values()].map(({ spec: { key, name, unique } }) => {
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
