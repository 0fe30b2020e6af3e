import {
  destination,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type Logger as PinoLogger,
} from 'pino';
import { withoutSecrets } from './redact';

export type { PinoLogger };

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

function noFields(): object {
  return {};
}

/**
 * Makes a service's logger: JSON lines with ids, never bodies. ERROR means that somebody must act now.
 *
 * @param service the service's name, on every line
 * @param level the lowest level that is written
 * @param options.mixin asked at each line for what else it carries; must make a new object each time
 */
export function createLogger(
  service: string,
  level: string,
  {
    mixin = noFields,
    stream = destination(1),
  }: { mixin?: () => object; stream?: DestinationStream } = {},
): PinoLogger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    mixin,
    formatters: { level: (label: string) => ({ level: label }), log: withoutSecrets },
    // Errors are fields like any other by then.
    serializers: { err: (error: unknown) => error },
  };
  return pino(options, stream);
}
