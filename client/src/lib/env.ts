import { z } from 'zod';

const shortText = z.string().trim().max(200).optional();

/** Scheme, host and port: what stands behind them is each page's own. */
const ORIGIN = /^https?:\/\/[^\s/?#@\\]+\/?$/;

const publicAddress = z
  .string()
  .refine((address) => ORIGIN.test(address) && URL.canParse(address))
  .transform((address) => new URL(address).origin);

const schema = z.object({
  API_BASE_URL: z.url({ protocol: /^https?$/ }),
  CURRENCY: z
    .string()
    .regex(/^[a-z]{3}$/)
    .default('usd'),
  ORDER_UNITS_MAX: z.coerce.number().int().min(1).default(10),
  OPERATOR_NAME: shortText,
  OPERATOR_EMAIL: z.union([z.literal(''), z.email()]).optional(),
  OPERATOR_ADDRESS: shortText,
  PUBLIC_URL: z.union([z.literal(''), publicAddress]).optional(),
});

/** What the operator sets. The only place that reads the environment. */
export interface Env {
  /** Where rendering on the server reaches the API: `http://127.0.0.1:3000`, or `http://{service}:3000`. */
  readonly apiBaseUrl: string;
  /** ISO 4217, lower case: what a seller's price is in. */
  readonly currency: string;
  /** How many units one order may hold. */
  readonly orderUnitsMax: number;
  readonly operator: Operator;
  /**
   * Where people find the shop, e.g. `https://tickets.example`. Without it no page names its own
   * address: what a request says of it is whatever its sender likes.
   */
  readonly publicUrl: string | undefined;
}

/** Who runs this shop. What is not set, pages say without. */
export interface Operator {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly address: string | undefined;
}

/** Set by Next itself while it builds and serves. */
export const isDevelopment = process.env.NODE_ENV === 'development';

/** Whether somebody has said where traces go, and has not switched them off. */
export function isTracingOn(source: Record<string, string | undefined> = process.env): boolean {
  const endpoint =
    source['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || source['OTEL_EXPORTER_OTLP_ENDPOINT'];
  const isDisabled = source['OTEL_SDK_DISABLED']?.toLowerCase() === 'true';
  return Boolean(endpoint) && !isDisabled && source['OTEL_TRACES_EXPORTER'] !== 'none';
}

/** @throws {Error} that names every variable at fault */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The client's environment is not valid. ${faults.join('; ')}`);
  }
  return Object.freeze({
    apiBaseUrl: parsed.data.API_BASE_URL,
    currency: parsed.data.CURRENCY,
    orderUnitsMax: parsed.data.ORDER_UNITS_MAX,
    operator: {
      name: parsed.data.OPERATOR_NAME || undefined,
      email: parsed.data.OPERATOR_EMAIL || undefined,
      address: parsed.data.OPERATOR_ADDRESS || undefined,
    },
    publicUrl: parsed.data.PUBLIC_URL || undefined,
  });
}
