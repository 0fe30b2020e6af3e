import type { Connection } from 'mongoose';

type Fields = Record<string, unknown>;

/** A command that a driver has sent to the store. */
export interface SentCommand {
  name: string;
  collection: string;
  fields: Fields;
}

export interface CommandLog {
  /** What the connection sends while something is done. */
  during(act: () => PromiseLike<unknown>): Promise<SentCommand[]>;
}

/** The address of a store for a connection whose commands are to be read: the driver tells them only then. */
export function toldCommandsUri(uri: string): string {
  const url = new URL(uri);
  url.searchParams.set('monitorCommands', 'true');
  return url.href;
}

/** What belongs to the connection and to no request. */
const OWN = new Set(['hello', 'ping', 'endSessions']);

/**
 * Reads what a connection sends.
 *
 * @param connection one that was opened with the address that `toldCommandsUri` made
 */
export function createCommandLog(connection: Connection): CommandLog {
  let sent: SentCommand[] = [];
  connection.getClient().on('commandStarted', ({ commandName: name, command }) => {
    if (OWN.has(name)) return;
    const fields: Fields = command;
    sent.push({ name, collection: String(fields[name]), fields });
  });
  return {
    async during(act) {
      sent = [];
      await act();
      const during = sent;
      sent = [];
      return during;
    },
  };
}

/** What the store looks at to run a command. */
export interface Work {
  /** Index keys that it reads, and documents; undefined where the store does not tell. */
  keys: number | undefined;
  documents: number | undefined;
  /** It reads a whole collection, or sorts what it has read. */
  isUnbounded: boolean;
}

interface Explained {
  queryPlanner?: { winningPlan?: unknown };
  executionStats?: { totalKeysExamined?: number; totalDocsExamined?: number };
}

/** The query in a command; an insert has none. */
function queryOf({ name, collection, fields }: SentCommand): Fields | undefined {
  if (name === 'find') {
    const { filter = {}, sort, limit } = fields;
    return {
      find: collection,
      filter,
      ...(sort !== undefined && { sort }),
      ...(limit !== undefined && { limit }),
    };
  }
  const [statement] = (fields['updates'] ?? []) as { q: Fields }[];
  return name === 'update' && statement ? { find: collection, filter: statement.q } : undefined;
}

/**
 * Asks the store what a command costs it.
 *
 * @returns undefined for a command without a query
 * @throws where the store does not explain: nothing would be proved
 */
export async function workOf(
  connection: Connection,
  command: SentCommand,
): Promise<Work | undefined> {
  const query = queryOf(command);
  if (!query || !connection.db) return undefined;
  const explain = { explain: query, verbosity: 'executionStats' };
  const { queryPlanner, executionStats } = (await connection.db.command(explain)) as Explained;
  if (!queryPlanner?.winningPlan) throw new Error('this store does not explain its plans');
  return {
    keys: executionStats?.totalKeysExamined,
    documents: executionStats?.totalDocsExamined,
    isUnbounded: /COLLSCAN|"SORT"/.test(JSON.stringify(queryPlanner.winningPlan)),
  };
}
