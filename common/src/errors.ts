/** Options of every error of the suite: what caused it, and which input it is about. */
interface AppErrorOptions {
  cause?: unknown;
  /** The one input that is at fault, as the client named it. */
  field?: string;
  /** When a retry makes sense, in seconds. */
  retryAfterSeconds?: number;
}

/**
 * Root of the typed errors. `code` is stable and is what other code decides on; `message` is for
 * people. Only `http/errors-to-http` knows which status a code becomes.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, { cause, field, retryAfterSeconds }: AppErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A rule of the business says no to this command. The request was well formed. */
export class Refused extends AppError {
  readonly code = 'refused';
}

/** One or more inputs are not valid. */
export class InvalidInput extends AppError {
  readonly code = 'invalid-input';
  readonly faults: readonly { message: string; field?: string }[];

  constructor(faults: readonly { message: string; field?: string }[]) {
    super(faults.map((fault) => fault.message).join('; '));
    this.faults = faults;
  }
}

/** Nobody is signed in. */
export class NotAuthorized extends AppError {
  readonly code = 'not-authorized';
  constructor() {
    super('Not authorized');
  }
}

/** Signed in, but it belongs to somebody else, or the request comes from another site. */
export class Forbidden extends AppError {
  readonly code = 'forbidden';
  constructor() {
    super('Forbidden');
  }
}

/** There is no such thing, or not yet. */
export class NotFound extends AppError {
  readonly code = 'not-found';
  constructor() {
    super('Not Found');
  }
}

/** The state has moved on since the caller looked. */
export class Conflict extends AppError {
  readonly code = 'conflict';
}

/** An idempotency key came back with another body. */
export class IdempotencyKeyReused extends AppError {
  readonly code = 'idempotency-key-reused';
  constructor() {
    super('The idempotency key was used with another body');
  }
}

/** The card issuer declined; the message is the issuer's, for people. */
export class PaymentDeclined extends AppError {
  readonly code = 'payment-declined';
}

/** Too many tries. */
export class TooManyRequests extends AppError {
  readonly code = 'too-many-requests';
}

/** A dependency (database, broker, Redis, Stripe) can not be reached, or we are too busy. */
export class Unavailable extends AppError {
  readonly code: string = 'unavailable';
  constructor(message = 'The service is busy, please try again', options: AppErrorOptions = {}) {
    super(message, { retryAfterSeconds: 1, ...options });
  }
}

/** The broker did not confirm. Whether it has the message is unknown. */
export class BusUnavailable extends Unavailable {
  override readonly code = 'bus-unavailable';
}

/** A unique index refused the write. */
export class DuplicateKey extends AppError {
  readonly code = 'duplicate-key';
}
