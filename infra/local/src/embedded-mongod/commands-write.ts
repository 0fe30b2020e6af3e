import { ObjectId } from 'bson';
import { found, queryOf } from './commands-read';
import type { Handler, Session } from './commands';
import { Code, CommandError } from './errors';
import { project } from './paths';
import { applyUpdate, isReplacement } from './update';
import type { Doc } from './values';

/** Runs the statements of a command. The refused ones are listed; an ordered batch ends at the first. */
function runAll(statements: unknown, ordered: unknown, run: (statement: Doc) => void): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of (statements as Doc[]).entries()) {
    try {
      run(statement);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

function change({ commit, namespace }: Session, before: Doc, update: Doc): Doc {
  const doc = applyUpdate(before, update);
  if (doc !== before) commit({ do: 'replace', in: namespace, doc });
  return doc;
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
    const refused = runAll(updates, ordered, ({ q, u, multi }) => {
      if (multi === true && isReplacement(u as Doc))
        throw new CommandError(Code.FailedToParse, 'multi update is not supported for replacement');
      for (const before of [
        ...found(session, { filter: q as Doc, limit: multi === true ? 0 : 1 }),
      ]) {
        nModified += change(session, before, u as Doc) === before ? 0 : 1;
        n += 1;
      }
    });
    return { n, nModified, ...refused };
  },
  delete({ deletes, ordered }, { commit, ...session }) {
    let n = 0;
    const refused = runAll(deletes, ordered, ({ q, limit }) => {
      for (const doc of [...found({ commit, ...session }, queryOf({ filter: q, limit }))]) {
        commit({ do: 'remove', in: session.namespace, doc: { _id: doc['_id'] } });
        n += 1;
      }
    });
    return { n, ...refused };
  },
  findAndModify(command, session) {
    const { update, remove = false, new: isAfter, fields = {} } = command;
    const [before] = found(session, { ...queryOf(command), limit: 1 });
    const updatedExisting = before !== undefined;
    const lastErrorObject = { n: Number(updatedExisting), ...(!remove && { updatedExisting }) };
    if (!before) return { lastErrorObject, value: null };
    if (remove) session.commit({ do: 'remove', in: session.namespace, doc: before });
    const after = remove ? before : change(session, before, update as Doc);
    return { lastErrorObject, value: project(isAfter === true ? after : before, fields as Doc) };
  },
};
