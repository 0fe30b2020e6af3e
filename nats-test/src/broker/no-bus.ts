import { JetStreamApiError } from '@nats-io/jetstream';
import type { BusPlace } from '../config';

const NOT_FOUND = 404;

/** What a broker's refusal means to a person, without the credentials in its address. */
export function noBus({ shown }: BusPlace, cause: unknown): Error {
  if (cause instanceof JetStreamApiError && cause.status === NOT_FOUND) {
    return new Error(`nothing was ever published on ${shown}: npm start, or lab publish`, {
      cause,
    });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `no answer from ${shown} (${reason}): is it running? EVENT_BUS and NATS_URL say where it is`,
    { cause },
  );
}
