import { z } from 'zod';
import type { ListedStorage, PageStorage } from './page-storage';
import { pageStorage } from './page-storage';

const KEY_BYTES = 16;
const PREFIX = 'idempotency:';
/** As long as a reservation lasts, as a rule; after that the same request is a new wish. */
const KEY_TTL_MS = 15 * 60_000;
const entrySchema = z.object({ key: z.string(), body: z.string(), madeAtMs: z.number() });

export interface UnsettledRequest {
  readonly body: unknown;
  readonly madeAtMs: number;
}

export interface IdempotencyKeys {
  /** The key of this request: the same one until it is settled, also after a reload. */
  readonly keyFor: (scope: string, body: unknown) => string;
  /** Another request of this scope that was sent, and whose answer never came. */
  readonly unsettledOther: (scope: string, body: unknown) => UnsettledRequest | undefined;
  /** The request has succeeded: the next one of this scope is a new wish. */
  readonly settle: (scope: string) => void;
}

/**
 * Keys that are made before the first try and outlive a reload. Another body is another wish, so it
 * gets another key: the API refuses a key that comes with a different body.
 */
export function createIdempotencyKeys(dependencies: {
  readonly storage: PageStorage;
  readonly newKey: () => string;
  readonly now: () => number;
}): IdempotencyKeys {
  const { storage, newKey, now } = dependencies;
  const read = (scope: string) => {
    try {
      return entrySchema.safeParse(JSON.parse(storage.getItem(PREFIX + scope) ?? 'null')).data;
    } catch {
      return undefined;
    }
  };
  const stored = (scope: string) => {
    const entry = read(scope);
    return entry !== undefined && now() - entry.madeAtMs < KEY_TTL_MS ? entry : undefined;
  };
  return {
    keyFor: (scope, body) => {
      const text = JSON.stringify(body);
      const earlier = stored(scope);
      if (earlier?.body === text) return earlier.key;
      const key = newKey();
      storage.setItem(PREFIX + scope, JSON.stringify({ key, body: text, madeAtMs: now() }));
      return key;
    },
    unsettledOther: (scope, body) => {
      const earlier = stored(scope);
      if (earlier === undefined || earlier.body === JSON.stringify(body)) return undefined;
      return { body: JSON.parse(earlier.body), madeAtMs: earlier.madeAtMs };
    },
    settle: (scope) => storage.removeItem(PREFIX + scope),
  };
}

/** `crypto.randomUUID` is missing on plain HTTP; `getRandomValues` is always there. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** For who leaves a computer that others use too: their requests are wishes of their own. */
export function forgetIdempotencyKeys(storage: ListedStorage): void {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  names.filter((name) => name.startsWith(PREFIX)).forEach((name) => storage.removeItem(name));
}

export const browserIdempotencyKeys = (): IdempotencyKeys =>
  createIdempotencyKeys({ storage: pageStorage(), newKey: randomKey, now: Date.now });
