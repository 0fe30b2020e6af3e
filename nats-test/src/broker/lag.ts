import type { BusPlace } from '../config';
import { readJetStreamLag } from './jetstream-lag';
import { noBus } from './no-bus';
import { readNatsStreamingLag } from './nats-streaming-lag';

/** How far behind a durable group is with one type. */
export interface GroupLag {
  group: string;
  type: string;
  /** Events that were not delivered to it yet. */
  waiting: number;
  /** Events that were delivered to it and are not acknowledged yet. */
  unacked: number;
}

/**
 * How far behind every durable group of the broker is.
 *
 * @param signal ends it early
 * @throws an error that says where nobody answers, and what to do
 */
export function readLag(place: BusPlace, signal: AbortSignal): Promise<GroupLag[]> {
  if (place.kind === 'nats-streaming') return readNatsStreamingLag(place, signal);
  return readJetStreamLag(place).catch((cause: unknown) => {
    throw noBus(place, cause);
  });
}
