import mongoose, { type Connection } from 'mongoose';

const SERVER_SELECTION_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 20_000;
const POOL_SIZE_MAX = 50;

/**
 * Connects to MongoDB. Every write is acknowledged by a majority and journalled: with less, a crash
 * of the database can undo a write whose event is already out.
 *
 * @throws when the server can not be reached within five seconds
 */
export async function connectMongo(uri: string): Promise<Connection> {
  return mongoose
    .createConnection(uri, {
      autoCreate: false,
      autoIndex: false,
      bufferCommands: false,
      maxPoolSize: POOL_SIZE_MAX,
      serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
      socketTimeoutMS: SOCKET_TIMEOUT_MS,
      waitQueueTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
      writeConcern: { w: 'majority', journal: true },
    })
    .asPromise();
}
