import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { InvalidInput } from '../errors';
import { derivedId } from '../store/ids';

const PRINTABLE = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** A try that the client can repeat: its resource's id follows from it, and so does what it asked. */
export interface IdempotentRequest {
  /** The same caller, route and key give the same id. */
  id: string;
  /** Tells a repeat from another body under the same key. */
  bodyHash: string;
}

function sortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Reads `Idempotency-Key`.
 *
 * @param scope who asks and where: a key belongs to its user and route
 * @param fields the checked fields of the body
 * @throws {InvalidInput} when the key is not 1 to 255 printable ASCII characters
 */
export function idempotentRequest(
  request: Request,
  scope: { userId: string; route: string },
  fields: object,
): IdempotentRequest | undefined {
  const key = request.get('idempotency-key');
  if (key === undefined || key === '') return undefined;
  if (!PRINTABLE.test(key)) {
    throw new InvalidInput([{ message: 'Idempotency key must be 1 to 255 printable characters' }]);
  }
  const body = JSON.stringify(sortedKeys(fields));
  return {
    id: derivedId(scope.userId, scope.route, key),
    bodyHash: createHash('sha256').update(body).digest('hex'),
  };
}
