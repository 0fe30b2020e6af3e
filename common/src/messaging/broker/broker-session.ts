import type { BusSubscription, OutgoingMessage, Verdict } from '../event-bus';

/**
 * One connection to a broker, from its opening to its loss. It never heals itself: once it is lost a
 * new one is opened, so that there is one way back, however long the broker was away and whatever it
 * remembers.
 */
export interface BrokerSession {
  /** Resolves only when the broker has confirmed. May stay unsettled when the connection is lost. */
  publish(message: OutgoingMessage): Promise<void>;
  /** Joins the durable group. Rejects when the broker does not let us. */
  subscribe(subscription: BusSubscription, intake: Intake): Promise<void>;
  /** Asks for no more messages; what was taken can still be acknowledged. */
  stopIntake(): Promise<void>;
  /** Disconnects and leaves the durable groups in place. Never rejects, and twice is safe. */
  close(): Promise<void>;
  /** Resolves with the reason when the connection is of no more use. Never rejects. */
  readonly lost: Promise<Error>;
}

/** Opens a session, or rejects within a bounded time. */
export type OpenSession = () => Promise<BrokerSession>;

/** A message as it comes from a broker. */
export interface Incoming {
  /** Names the message for good: its sequence and when it was stored, so that an emptied broker that counts anew makes new keys. */
  key: string;
  body: string;
  redelivered: boolean;
  /** Tells the broker what is to become of it. May throw when the connection is lost. */
  settle(verdict: Verdict): void;
  /** Tells the broker that it is still being worked on, where a broker can be told. */
  extend?(): void;
}

/** Where a session hands over its messages. */
export interface Intake {
  take(incoming: Incoming): void;
  /** How many more messages may be taken now. */
  free(): number;
  /** Resolves when at least one more may be taken. */
  whenFree(): Promise<void>;
}
