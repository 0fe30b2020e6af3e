import { z } from 'zod';

/** A whole number in an environment variable. */
export function wholeNumber(range: { min: number; max: number; default?: number }) {
  const number = z.coerce.number().int().min(range.min).max(range.max);
  return range.default === undefined ? number : number.default(range.default);
}

/** `true` or `false` in an environment variable, nothing else. */
export function flag(fallback: boolean) {
  return z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true');
}

/** A secret: required, and long enough not to be guessed. */
export const secret = z.string().min(16);

/** The variables that every service has. */
export const baseConfig = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber({ min: 0, max: 65_535, default: 3_000 }),
  /** Of the server that has the metrics and nothing else. Without one nothing is measured. */
  METRICS_PORT: wholeNumber({ min: 0, max: 65_535 }).optional(),
  MONGO_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// address'),
  EVENT_BUS: z.enum(['nats-streaming', 'jetstream']).default('nats-streaming'),
  NATS_URL: z.string().regex(/^(nats|tls):\/\//, 'must be a nats:// address'),
  NATS_CLUSTER_ID: z.string().min(1).default('ticketing'),
  /** Unique among all pods; the name of the pod is. Without one it is made up at each start. */
  NATS_CLIENT_ID: z.string().min(1).max(128).optional(),
  /** How many servers keep each message, when the service makes JetStream's stream. */
  JETSTREAM_REPLICAS: wholeNumber({ min: 1, max: 5, default: 1 }),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  TRUST_PROXY_HOPS: wholeNumber({ min: 0, max: 10, default: 0 }),
  JWT_KEY: secret,
  JWT_KEY_PREVIOUS: secret.optional(),
  SESSION_TTL_SECONDS: wholeNumber({ min: 60, max: 2_592_000, default: 43_200 }),
  COOKIE_SECURE: flag(true),
  OUTBOX_BACKLOG_MAX: wholeNumber({ min: 1, max: 10_000_000, default: 100_000 }),
  SHUTDOWN_GRACE_MS: wholeNumber({ min: 1_000, max: 120_000, default: 19_000 }),
  REPUBLISH_PER_SECOND: wholeNumber({ min: 1, max: 100_000, default: 500 }),
});

export type BaseConfig = z.infer<typeof baseConfig>;

/** ISO 4217, lower case; currencies with two decimals only, because prices have two. */
export const currencyCode = z
  .string()
  .regex(/^[a-z]{3}$/, 'must be a lower-case ISO 4217 code')
  .refine(hasTwoDecimals, 'must be a currency with two decimals')
  .default('usd');

function hasTwoDecimals(currency: string): boolean {
  if (!Intl.supportedValuesOf('currency').includes(currency.toUpperCase())) return false;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits === 2;
}

export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
}

/**
 * Parses the environment once. An empty variable counts as not set.
 *
 * @throws {InvalidConfig} that names all faults together, never a value
 */
export function readConfig<S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.infer<S>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new InvalidConfig(`The environment is not valid:\n${faults.join('\n')}`);
}
