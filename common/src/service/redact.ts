const CENSORED = '[redacted]';
const TOO_DEEP = '[too deep]';
const UNREADABLE = '[unreadable]';
const DEPTH_MAX = 6;

/** Names whose values never reach the log, in whatever spelling: `Set-Cookie`, `client_secret`. */
const SECRET_NAMES = new Set([
  'authorization',
  'body',
  'clientsecret',
  'cookie',
  'cookies',
  'jwt',
  'password',
  'passwordhash',
  'payload',
  'rawbody',
  'secret',
  'setcookie',
  'stripesignature',
  'token',
]);

function isSecret(name: string): boolean {
  return SECRET_NAMES.has(name.toLowerCase().replace(/[^a-z]/g, ''));
}

/** What an error says of itself. Whatever else a library hung on it may hold what was sent. */
function errorFields(error: Error, depth: number): object {
  const { name: type, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    type,
    message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack,
    ...(cause instanceof Error && { cause: redacted(cause, depth + 1) }),
  };
}

function redacted(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return CENSORED;
  if (depth > DEPTH_MAX) return TOO_DEEP;
  if (value instanceof Error) return errorFields(value, depth);
  if ('toJSON' in value && typeof value.toJSON === 'function') return asJson(value, depth);
  if (Array.isArray(value)) return value.map((item) => redacted(item, depth + 1));
  return redactFields(value, depth);
}

/** A date says when, but a document of the database says all that it holds. */
function asJson(value: object, depth: number): unknown {
  try {
    return redacted((value as { toJSON: () => unknown }).toJSON(), depth + 1);
  } catch {
    return UNREADABLE;
  }
}

function redactFields(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    clean[name] = isSecret(name) ? CENSORED : redacted(value, depth + 1);
  }
  return clean;
}

/**
 * The fields of a log line without secrets and bodies, however deep a careless line carries them, down
 * to six levels; below that nothing is written. One walk over the names: a list of paths with
 * wildcards costs ten times as much and ends at the depth that somebody thought of.
 */
export function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return redactFields(fields, 0);
}
