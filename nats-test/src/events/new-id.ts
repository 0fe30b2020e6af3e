import { randomBytes } from 'node:crypto';

/** An id as aggregates have it; the one of `common` would load a database's driver, which takes a while. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}
