import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { BusPlace } from '../config';
import { openJetStreamTap } from './jetstream-tap';
import { openNatsStreamingTap } from './nats-streaming-tap';
import { noBus } from './no-bus';
import type { Position } from './position';

/** A message as it was read past the port, without an ack. */
export interface TappedMessage {
  type: string;
  body: string;
  sequence: number;
}

export interface TapOptions {
  types: readonly EventType[];
  from: Position;
  /** Shares with the others of that name; forgotten with the last of them. */
  group?: string;
  onMessage: (message: TappedMessage) => void;
}

/** Events read without acks and without a trace: what the port of `common` has no need of. */
export interface Tap {
  /**
   * Resolves when everything was read that there was when the tap opened; never, for new events.
   * Rejects when the connection is lost.
   */
  readonly end: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a tap, within a bounded time.
 *
 * @throws an error that says where there is no bus, and what to do
 */
export function openTap(place: BusPlace, options: TapOptions): Promise<Tap> {
  const open = place.kind === 'jetstream' ? openJetStreamTap : openNatsStreamingTap;
  return open(place, options).catch((cause: unknown) => {
    throw noBus(place, cause);
  });
}
