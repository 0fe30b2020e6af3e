import { StripeFault } from './faults';

/** An answer that is given again to whoever comes with the same key. */
export interface StoredAnswer {
  key: string;
  path: string;
  /** Hash of the parameters: a key belongs to one request. */
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  atMs: number;
}

export interface KeyedRequest {
  key: string;
  path: string;
  fingerprint: string;
}

export const keyLengthMax = 255;
/** Stripe may forget a key after 24 hours. */
export const answerKeptMs = 24 * 60 * 60 * 1000;

const idempotencyError = (status: number, message: string, code?: string): StripeFault =>
  new StripeFault({
    status,
    body: { type: 'idempotency_error', message, ...(code === undefined ? {} : { code }) },
    stored: false,
    ...(status === 409 ? { shouldRetry: true } : {}),
  });

const otherwise = (key: string): string =>
  `Try using a key other than '${key}' if you meant to execute a different request.`;

/** Whether a request with a key runs (undefined) or gets the answer of the one before it. */
export const decideIdempotency = (
  request: KeyedRequest,
  { stored, running }: { stored: StoredAnswer | undefined; running: KeyedRequest | undefined },
): StoredAnswer | undefined => {
  const { key, path } = request;
  if (key.length > keyLengthMax) {
    throw idempotencyError(
      400,
      `Idempotency keys must be at most ${keyLengthMax} characters, this one has ${key.length}.`,
    );
  }
  const first = stored ?? running;
  if (!first) return undefined;
  if (first.path !== path) {
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${first.path}'). ${otherwise(key)}`,
    );
  }
  if (first.fingerprint !== request.fingerprint) {
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${otherwise(key)}`,
    );
  }
  if (stored) return stored;
  throw idempotencyError(
    409,
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    'idempotency_key_in_use',
  );
};
