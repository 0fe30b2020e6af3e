import mongoose, { type Connection } from 'mongoose';
import type { Logger } from '../service/logger';
import type { Pools } from './follow-pools';
import { reconnectMongo } from './mongo-connection';

const PING_TIMEOUT_MS = 2_000;
/** The driver recovers by itself within a second or two, as a rule. */
const FAILURES_MAX = 3;

/** A connection to a database, and what is known of its pools. */
export interface Database {
  connection: Connection;
  pools: Pick<Pools, 'areFull'>;
}

/** Whether a database answers in time. */
async function answersPing(connection: Connection, timeoutMs = PING_TIMEOUT_MS): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), timeoutMs).unref();
  });
  const ping = connection.db?.admin().ping() ?? Promise.reject(new Error('not connected'));
  return Promise.race([ping.then(() => true).catch(() => false), timeout]);
}

/**
 * Whether a database answers in time, or all connections to it are in use. A ping waits for a connection
 * as every operation does: where none is free, a late one tells how long the queue is, and nothing of
 * the database. So it is not asked then, nor believed when the last one was taken meanwhile.
 *
 * One that stands still or has vanished is taken for busy for 20 s at most. By then the timeout of its
 * socket ends the first operation that is stuck, and no connection can be opened in the place of that
 * one: the pool is not full any more, and a ping fails. Sockets that break end what is stuck at once.
 */
export async function answersOrIsBusy(
  { connection, pools }: Database,
  timeoutMs?: number,
): Promise<boolean> {
  return pools.areFull() || (await answersPing(connection, timeoutMs)) || pools.areFull();
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
 * A new client costs all that is under way on the old one, so one that is busy is kept. Its failures are
 * counted anew: a driver that has all connections in use has found its database, and the few that
 * fail between busy ones would add up in a long sale. One that is lost all the same is replaced up to
 * 20 s later.
 *
 * @returns one look, for a worker to repeat
 */
export function createClientGuard(
  deps: Database & { uri: string; logger: Logger },
): () => Promise<void> {
  const { connection, uri, logger } = deps;
  let failures = 0;
  return async () => {
    failures = (await answersOrIsBusy(deps)) ? 0 : failures + 1;
    if (failures < FAILURES_MAX || !(await isThere(uri))) return;
    logger.warn({ failures }, 'the database is there, and our client does not find it: a new one');
    await reconnectMongo(connection, uri);
    failures = 0;
  };
}
