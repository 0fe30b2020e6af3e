import mongoose, { type Connection } from 'mongoose';
import type { Logger } from '../service/logger';
import { reconnectMongo } from './mongo-connection';

const PING_TIMEOUT_MS = 2_000;
/** The driver recovers by itself within a second or two, as a rule. */
const FAILURES_MAX = 3;

/** Whether a database answers, within two seconds. */
export async function answersPing(connection: Connection): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), PING_TIMEOUT_MS).unref();
  });
  const ping = connection.db?.admin().ping() ?? Promise.reject(new Error('not connected'));
  return Promise.race([ping.then(() => true).catch(() => false), timeout]);
}

/** Whether somebody else reaches the database now. */
async function isThere(uri: string): Promise<boolean> {
  const other = mongoose.createConnection(uri, { serverSelectionTimeoutMS: PING_TIMEOUT_MS });
  try {
    return await answersPing(await other.asPromise());
  } catch {
    return false;
  } finally {
    await other.close(true).catch(() => undefined);
  }
}

/**
 * Looks after the client of a process. A driver was seen that, after a crash of the database, never
 * found it again although it was back: what the broker's connection does by design, the database's
 * has to be made to do. When a few pings in a row have failed and another client gets
 * through, the connection gets a new one.
 *
 * @returns one look, for a worker to repeat
 */
export function createClientGuard(deps: {
  connection: Connection;
  uri: string;
  logger: Logger;
}): () => Promise<void> {
  const { connection, uri, logger } = deps;
  let failures = 0;
  return async () => {
    failures = (await answersPing(connection)) ? 0 : failures + 1;
    if (failures < FAILURES_MAX || !(await isThere(uri))) return;
    logger.warn({ failures }, 'the database is there, and our client does not find it: a new one');
    await reconnectMongo(connection, uri);
    failures = 0;
  };
}
