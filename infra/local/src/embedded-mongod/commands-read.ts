import { Long } from 'bson';
import type { Counters, Query } from './collection';
import type { Handler, Session } from './commands';
import { CommandError } from './errors';
import { runPipeline } from './pipeline';
import { compileProjection, someOrElementAt, type SortSpec } from './paths';
import { isSame, sizeOf, type Doc } from './values';

const BATCH_BYTES_MAX = 16 * 1024 * 1024;
const FIRST_BATCH = 101;
export const CURSORS_MAX = 1_000;
export const CURSOR_IDLE_MS_MAX = 600_000;

export interface Cursor {
  namespace: string;
  docs: Doc[];
  usedAt: number;
}

const numberOf = (value: unknown, fallback = 0): number =>
  value === undefined ? fallback : Number(value);

const queryOf = ({ filter, query, sort, skip, limit }: Doc): Query => ({
  filter: (filter ?? query ?? {}) as Doc,
  sort: Object.fromEntries(
    Object.entries(sort ?? {}).map(([field, way]) => [field, Number(way)]),
  ) as SortSpec,
  skip: numberOf(skip),
  limit: Math.abs(numberOf(limit)),
});

function takeBatch(docs: Doc[], count: number): Doc[] {
  let [taken, bytes] = [0, 0];
  for (const doc of docs) {
    bytes += sizeOf(doc);
    if (taken >= count || (taken > 0 && bytes > BATCH_BYTES_MAX)) break;
    taken += 1;
  }
  return docs.splice(0, taken);
}

function answer(
  { cursors }: Session,
  namespace: string,
  docs: Doc[],
  batchSize: unknown,
  isSingle = false,
): Doc {
  const firstBatch = takeBatch(docs, numberOf(batchSize, FIRST_BATCH));
  if (docs.length === 0 || isSingle)
    return { cursor: { firstBatch, id: Long.ZERO, ns: namespace } };
  for (const [id, { usedAt }] of cursors)
    if (usedAt < Date.now() - CURSOR_IDLE_MS_MAX) cursors.delete(id);
  if (cursors.size >= CURSORS_MAX)
    throw new CommandError(2, `more than ${CURSORS_MAX} open cursors`);
  const id = Long.fromNumber(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) + 1);
  cursors.set(id.toString(), { namespace, docs, usedAt: Date.now() });
  return { cursor: { firstBatch, id, ns: namespace } };
}

const docsOf = ({ store, namespace }: Session, query: Query, counters?: Counters): Iterable<Doc> =>
  store.collection(namespace)?.find(query, counters) ?? [];

function winningPlan({ store, namespace }: Session, query: Query): Doc {
  const plan = store.collection(namespace)?.plan(query);
  const scanned = plan
    ? {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          keyPattern: plan.index.spec.key,
          indexName: plan.index.spec.name,
          isMultiKey: plan.index.multikey.size > 0,
          isUnique: plan.index.spec.unique,
          isSparse: plan.index.spec.sparse,
          direction: plan.isReverse ? 'backward' : 'forward',
        },
      }
    : { stage: 'COLLSCAN', direction: 'forward' };
  const isSorted = plan?.isSorted ?? Object.keys(query.sort ?? {}).length === 0;
  return isSorted ? scanned : { stage: 'SORT', sortPattern: query.sort, inputStage: scanned };
}

export const readCommands: Record<string, Handler> = {
  find(command, session) {
    const project = compileProjection((command['projection'] ?? {}) as Doc);
    const docs = [...docsOf(session, queryOf(command))].map(project);
    const isSingle = command['singleBatch'] === true || numberOf(command['limit']) < 0;
    return answer(session, session.namespace, docs, command['batchSize'], isSingle);
  },
  getMore(command, { cursors, database }) {
    const id = command['getMore'] as Long;
    const cursor = cursors.get(id.toString());
    if (cursor?.namespace !== `${database}.${String(command['collection'])}`)
      throw new CommandError(43, `cursor id ${id.toString()} not found`);
    const nextBatch = takeBatch(cursor.docs, numberOf(command['batchSize'], Infinity) || Infinity);
    cursor.usedAt = Date.now();
    const isDone = cursor.docs.length === 0;
    if (isDone) cursors.delete(id.toString());
    return { cursor: { nextBatch, id: isDone ? Long.ZERO : id, ns: cursor.namespace } };
  },
  killCursors(command, { cursors }) {
    const ids = command['cursors'] as Long[];
    const cursorsKilled = ids.filter((id) => cursors.delete(id.toString()));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  },
  count: (command, session) => ({ n: [...docsOf(session, queryOf(command))].length }),
  distinct(command, session) {
    const values: unknown[] = [];
    for (const doc of docsOf(session, queryOf(command)))
      someOrElementAt(doc, String(command['key']).split('.'), (value) => {
        const isNew =
          value !== undefined &&
          !Array.isArray(value) &&
          !values.some((other) => isSame(other, value));
        if (isNew) values.push(value);
        return false;
      });
    return { values };
  },
  aggregate(command, session) {
    const stages = [...(command['pipeline'] as Doc[])];
    const filter = stages[0] && '$match' in stages[0] ? stages.shift()?.['$match'] : undefined;
    const sort = stages[0] && '$sort' in stages[0] ? stages.shift()?.['$sort'] : undefined;
    const docs = runPipeline(docsOf(session, queryOf({ filter, sort })), stages);
    return answer(session, session.namespace, docs, (command['cursor'] as Doc)['batchSize']);
  },
  explain(command, { store, database }) {
    const explained = command['explain'] as Doc;
    const session = { store, namespace: `${database}.${String(explained['find'])}` } as Session;
    const [query, counters] = [queryOf(explained), { keys: 0, docs: 0 }];
    const nReturned = [...docsOf(session, query, counters)].length;
    const plan = winningPlan(session, query);
    return {
      queryPlanner: { namespace: session.namespace, winningPlan: plan, rejectedPlans: [] },
      executionStats: {
        executionSuccess: true,
        nReturned,
        totalKeysExamined: counters.keys,
        totalDocsExamined: counters.docs,
        executionStages: { ...plan, nReturned },
      },
    };
  },
};
