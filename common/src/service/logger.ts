import {
  destination,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type Logger as PinoLogger,
} from 'pino';

export type { PinoLogger };

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** Whatever a careless line might carry, these never reach the log. */
const REDACTED_PATHS = [
  'password',
  'token',
  'jwt',
  'cookie',
  'authorization',
  'clientSecret',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * Makes a service's logger: JSON lines with ids, never bodies. ERROR means that somebody must act now.
 *
 * @param service the service's name, on every line
 * @param level the lowest level that is written
 * @param fieldsNow what each line says of the moment in which it is written
 */
export function createLogger(
  service: string,
  level: string,
  stream: DestinationStream = destination(1),
  fieldsNow: () => object = () => ({}),
): PinoLogger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: fieldsNow,
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
  };
  return pino(options, stream);
}
