import { Long } from 'bson';
import { DOCUMENT_BYTES_MAX, type Query } from './collection';
import type { Handler, Session } from './commands';
import { refuse } from './errors';
import { project, type SortSpec } from './paths';
import { runPipeline } from './pipeline';
import { encode, type Doc } from './values';

const FIRST_BATCH = 101;
const CURSORS_MAX = 1_000;
const CURSOR_IDLE_MS_MAX = 600_000;

export interface Cursor {
  docs: Doc[];
  usedAt: number;
}

export function queryOf({ filter, query, sort, limit }: Doc): Query {
  const order = Object.entries((sort ?? {}) as Doc).map(([field, way]) => [field, Number(way)]);
  return {
    filter: (filter ?? query ?? {}) as Doc,
    sort: Object.fromEntries(order) as SortSpec,
    limit: Math.abs(Number(limit ?? 0)),
  };
}

export const found = ({ store, namespace }: Session, query: Query): Doc[] => [
  ...(store.collections.get(namespace)?.find(query) ?? []),
];

/** Takes from `docs` what goes into one answer. */
function takeBatch(docs: Doc[], countMax: number): Doc[] {
  let [count, bytes] = [0, 0];
  for (const doc of docs.slice(0, countMax)) {
    bytes += encode(doc).length;
    if (count > 0 && bytes > DOCUMENT_BYTES_MAX) break;
    count += 1;
  }
  return docs.splice(0, count);
}

/** The first batch, and a cursor for the rest if there is any. */
export function answerWith(session: Session, docs: Doc[], size?: unknown, isSingle = false): Doc {
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

export const readCommands: Record<string, Handler> = {
  find(command, session) {
    const { projection = {}, batchSize, singleBatch, limit } = command;
    const docs = found(session, queryOf(command)).map((doc) => project(doc, projection as Doc));
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
  killCursors({ cursors: ids }, { cursors, namespace }) {
    const kill = (id: unknown) => cursors.delete(`${String(id)} ${namespace}`);
    return { cursorsKilled: (ids as unknown[]).filter(kill) };
  },
  aggregate({ pipeline, cursor }, session) {
    const [first = {}, ...rest] = pipeline as Doc[];
    const { $match: filter } = first;
    const docs = found(session, queryOf({ filter }));
    const answer = runPipeline(docs, filter ? rest : (pipeline as Doc[]));
    return answerWith(session, answer, (cursor as Doc)['batchSize']);
  },
  explain({ explain }, { store, database }) {
    const find = explain as Doc;
    const collection = store.collections.get(`${database}.${String(find['find'])}`);
    const [query, examined] = [queryOf(find), { keys: 0, docs: 0 }];
    const nReturned = [...(collection?.find(query, examined) ?? [])].length;
    const { index, isSorted = true } = collection?.planFor(query) ?? {};
    const { name: indexName, key: keyPattern } = index?.spec ?? {};
    const scan = index ? { stage: 'IXSCAN', indexName, keyPattern } : { stage: 'COLLSCAN' };
    const { keys: totalKeysExamined, docs: totalDocsExamined } = examined;
    return {
      queryPlanner: { winningPlan: isSorted ? scan : { stage: 'SORT', inputStage: scan } },
      executionStats: { nReturned, totalKeysExamined, totalDocsExamined },
    };
  },
};
