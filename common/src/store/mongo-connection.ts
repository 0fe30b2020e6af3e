import mongoose, { type Connection } from 'mongoose';

const SERVER_SELECTION_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 20_000;
const POOL_SIZE_MAX = 50;

const OPTIONS = {
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  maxPoolSize: POOL_SIZE_MAX,
  serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
  socketTimeoutMS: SOCKET_TIMEOUT_MS,
  waitQueueTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
  readPreference: 'primary',
  readConcernLevel: 'majority',
  writeConcern: { w: 'majority', journal: true },
} as const;

/** What a test may want shorter or smaller than a service has it. */
export interface PoolOptions {
  maxPoolSize?: number;
  socketTimeoutMS?: number;
  waitQueueTimeoutMS?: number;
}

/**
 * Connects to MongoDB. Every write is acknowledged by a majority and journalled: with less, a crash
 * of the database can undo a write whose event is already out. Every read is of what a majority has: an
 * answer, or an ack because there is nothing left to do, may rest on a read alone. A write that changed
 * nothing waits for the majority too, so who has lost a compare-and-set reads what the winner wrote.
 * Source: https://www.mongodb.com/docs/manual/reference/read-concern-majority/
 *
 * @throws when the server can not be reached within five seconds
 */
export async function connectMongo(uri: string, options: PoolOptions = {}): Promise<Connection> {
  return mongoose.createConnection(uri, { ...OPTIONS, ...options }).asPromise();
}

/**
 * Waits until MongoDB answers. Where everything is started at once, a database has no name and no open port
 * yet when its service asks for it.
 *
 * @param withinMs how long that may take
 * @throws when it has not answered by then, or refuses the user
 */
export async function untilMongoAnswers(uri: string, withinMs: number): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: withinMs });
  try {
    await client.connect();
  } finally {
    await client.close();
  }
}

/**
 * Gives a connection another client. What was under way on the old one fails as it does when the
 * database goes away; models stay what they are.
 *
 * @throws when the server can not be reached within five seconds
 */
export async function reconnectMongo(connection: Connection, uri: string): Promise<void> {
  await connection.close();
  await connection.openUri(uri, OPTIONS);
}
