import { Long } from 'bson';
import { DOCUMENT_BYTES_MAX, type Query } from './collection';
import type { Handler, Session } from './commands';
import { Code, CommandError } from './errors';
import { project, type SortSpec } from './paths';
import { runPipeline } from './pipeline';
import { encode, type Doc } from './values';

const FIRST_BATCH = 101;
const CURSORS_MAX = 1_000;
const CURSOR_IDLE_MS_MAX = 600_000;

export interface Cursor {
  namespace: string;
  docs: Doc[];
  usedAt: number;
}

export function queryOf({ filter, query, sort, skip, limit }: Doc): Query {
  const order = Object.entries((sort ?? {}) as Doc).map(([field, way]) => [field, Number(way)]);
  return {
    filter: (filter ?? query ?? {}) as Doc,
    sort: Object.fromEntries(order) as SortSpec,
    skip: Number(skip ?? 0),
    limit: Math.abs(Number(limit ?? 0)),
  };
}

export const found = ({ store, namespace }: Session, query: Query): Iterable<Doc> =>
  store.collections.get(namespace)?.find(query) ?? [];

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
export function answerWith(session: Session, docs: Doc[], size: unknown, isSingle = false): Doc {
  const { cursors, namespace: ns } = session;
  const firstBatch = takeBatch(docs, Number(size ?? FIRST_BATCH));
  if (docs.length === 0 || isSingle) return { cursor: { firstBatch, id: Long.ZERO, ns } };
  const usedAt = Date.now();
  for (const [key, cursor] of cursors)
    if (cursor.usedAt < usedAt - CURSOR_IDLE_MS_MAX) cursors.delete(key);
  if (cursors.size >= CURSORS_MAX) throw new CommandError(Code.BadValue, 'too many open cursors');
  const id = Long.fromNumber(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) + 1);
  cursors.set(String(id), { namespace: ns, docs, usedAt });
  return { cursor: { firstBatch, id, ns } };
}

export const readCommands: Record<string, Handler> = {
  find(command, session) {
    const { projection, batchSize, singleBatch, limit } = command;
    const docs = [...found(session, queryOf(command))];
    const shown = projection ? docs.map((doc) => project(doc, projection as Doc)) : docs;
    return answerWith(session, shown, batchSize, singleBatch === true || Number(limit) < 0);
  },
  getMore({ getMore, collection, batchSize }, { cursors, database }) {
    const [key, ns] = [String(getMore), `${database}.${String(collection)}`];
    const cursor = cursors.get(key);
    if (cursor?.namespace !== ns)
      throw new CommandError(Code.CursorNotFound, `cursor id ${key} not found`);
    const nextBatch = takeBatch(cursor.docs, Number(batchSize ?? Infinity));
    cursor.usedAt = Date.now();
    const isDone = cursor.docs.length === 0 && cursors.delete(key);
    return { cursor: { nextBatch, id: isDone ? Long.ZERO : getMore, ns } };
  },
  killCursors({ cursors: ids }, { cursors }) {
    const cursorsKilled = (ids as unknown[]).filter((id) => cursors.delete(String(id)));
    return { cursorsKilled, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] };
  },
  aggregate({ pipeline, cursor }, session) {
    const [first = {}, ...rest] = pipeline as Doc[];
    const filter = first['$match'];
    const docs = found(session, queryOf({ filter }));
    const stages = filter ? rest : (pipeline as Doc[]);
    return answerWith(session, runPipeline(docs, stages), (cursor as Doc)['batchSize']);
  },
  explain({ explain }, { store, database }) {
    const find = explain as Doc;
    const collection = store.collections.get(`${database}.${String(find['find'])}`);
    const [query, examined] = [queryOf(find), { keys: 0, docs: 0 }];
    const nReturned = [...(collection?.find(query, examined) ?? [])].length;
    const plan = collection?.planFor(query);
    const { name: indexName, key: keyPattern } = plan?.index.spec ?? {};
    const scan = plan ? { stage: 'IXSCAN', indexName, keyPattern } : { stage: 'COLLSCAN' };
    const isSorted = plan?.isSorted ?? Object.keys(query.sort ?? {}).length === 0;
    return {
      queryPlanner: { winningPlan: isSorted ? scan : { stage: 'SORT', inputStage: scan } },
      executionStats: {
        nReturned,
        totalKeysExamined: examined.keys,
        totalDocsExamined: examined.docs,
      },
    };
  },
};
