import { Unavailable } from '../errors';

/** Source: https://www.mongodb.com/docs/manual/reference/error-codes/ */
const DUPLICATE_KEY = 11000;

/**
 * Shutting down, not primary, stepping down, time limits: the server is there, but not for us now. A
 * password that it does not take (18) is about to be changed here as well.
 */
const UNAVAILABLE_CODES = new Set([
  6, 7, 18, 50, 64, 89, 91, 112, 189, 262, 9001, 10058, 10107, 11600, 11601, 11602, 13435, 13436,
]);

const UNAVAILABLE_NAMES = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoClientClosedError',
  'PoolClearedOnNetworkError',
  'PoolClosedError',
  'WaitQueueTimeoutError',
  'MongooseServerSelectionError',
  'MongoServerClosedError',
  'MongoExpiredSessionError',
  'MongoOperationTimeoutError',
]);

/** A connection that breaks while the driver writes to it comes through as the socket's own error. */
const BROKEN_SOCKET_CODES = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}

/** A unique index refused the write. Recognised by its code alone: not every server says which key. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === DUPLICATE_KEY;
}

/** The database can not be reached or can not serve us now; the same call may work later. */
export function isMongoUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (UNAVAILABLE_NAMES.has(error.name) || UNAVAILABLE_NAMES.has(error.constructor.name))
    return true;
  const code = codeOf(error);
  if (typeof code === 'number' && UNAVAILABLE_CODES.has(code)) return true;
  if (typeof code === 'string' && BROKEN_SOCKET_CODES.has(code)) return true;
  return error.name === 'MongooseError' && error.message.includes('initial connection');
}

/** A dependency is away, whichever: the error or one of its causes says so. */
export function isUnavailable(error: unknown): boolean {
  for (
    let cause = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth += 1
  ) {
    if (cause instanceof Unavailable || isMongoUnavailable(cause)) return true;
  }
  return false;
}
