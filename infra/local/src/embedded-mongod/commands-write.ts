import { ObjectId } from 'bson';
import type { Query } from './collection';
import type { Handler, Session } from './commands';
import { CommandError } from './errors';
import { compileProjection, type SortSpec } from './paths';
import { applyUpdate, isReplacement } from './update';
import type { Doc } from './values';

const WRITES_MAX = 100_000;

const withId = ({ _id = new ObjectId(), ...fields }: Doc): Doc => ({ _id, ...fields });

/** Runs the statements of one command: the answer lists the refused ones; an ordered batch ends at the first. */
function runAll(command: Doc, statements: Doc[], run: (statement: Doc) => void): Doc {
  if (statements.length === 0 || statements.length > WRITES_MAX)
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and ${WRITES_MAX}. Got ${statements.length} operations.`,
    );
  const writeErrors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (command['ordered'] !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

const found = ({ store, namespace }: Session, query: Query): Doc[] => [
  ...(store.collection(namespace)?.find(query) ?? []),
];

function replace(
  { commit, namespace }: Session,
  before: Doc,
  update: Doc,
): { after: Doc; isChanged: boolean } {
  const after = applyUpdate(before, update);
  if (after !== before) commit({ do: 'replace', in: namespace, doc: after });
  return { after, isChanged: after !== before };
}

export const writeCommands: Record<string, Handler> = {
  insert(command, { commit, namespace }) {
    let n = 0;
    const errors = runAll(command, command['documents'] as Doc[], (doc) => {
      commit({ do: 'insert', in: namespace, doc: withId(doc) });
      n += 1;
    });
    return { n, ...errors };
  },
  update(command, session) {
    let [n, nModified] = [0, 0];
    const errors = runAll(command, command['updates'] as Doc[], ({ q, u, multi }) => {
      if (multi === true && isReplacement(u as Doc))
        throw new CommandError(9, 'multi update is not supported for replacement-style update');
      for (const before of found(session, { filter: q as Doc, limit: multi === true ? 0 : 1 })) {
        const { isChanged } = replace(session, before, u as Doc);
        n += 1;
        nModified += Number(isChanged);
      }
    });
    return { n, nModified, ...errors };
  },
  delete(command, session) {
    let n = 0;
    const errors = runAll(command, command['deletes'] as Doc[], ({ q, limit }) => {
      for (const doc of found(session, { filter: q as Doc, limit: Number(limit) })) {
        session.commit({ do: 'remove', in: session.namespace, doc: { _id: doc['_id'] } });
        n += 1;
      }
    });
    return { n, ...errors };
  },
  findAndModify(command, session) {
    const { query = {}, sort = {}, update, remove, fields = {} } = command;
    const [before] = found(session, { filter: query as Doc, sort: sort as SortSpec, limit: 1 });
    const lastErrorObject = {
      n: before ? 1 : 0,
      ...(remove !== true && { updatedExisting: before !== undefined }),
    };
    if (!before) return { lastErrorObject, value: null };
    if (remove === true)
      session.commit({ do: 'remove', in: session.namespace, doc: { _id: before['_id'] } });
    const after = remove === true ? before : replace(session, before, update as Doc).after;
    const value = compileProjection(fields as Doc)(command['new'] === true ? after : before);
    return { lastErrorObject, value };
  },
};
