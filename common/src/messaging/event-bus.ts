/**
 * The port to the message broker. Two adapters stand behind it (`nats-streaming-bus`,
 * `jetstream-bus`) and one contract suite that both pass. Delivery is at least once.
 */
export interface EventBus {
  /**
   * Hands a message to the broker. Waits a bounded time for the confirmation, and not at all while
   * there is no connection: nothing is kept for later.
   *
   * @returns a promise that resolves only when the broker has confirmed that it stored the message.
   * @throws {BusUnavailable} when there is no confirmation. The outcome is then unknown: the message
   * may have been stored, so the caller tries again with the same `id`.
   */
  publish(message: OutgoingMessage): Promise<void>;

  /**
   * Joins the durable queue group `group` of one event type. A new group starts at the first event
   * that the broker has. Returns at once; the adapter subscribes when it is connected, and again
   * after each reconnection.
   */
  subscribe(subscription: BusSubscription): void;

  /** What the adapter knows of its connection now. Reported by health checks, required by nothing. */
  status(): BusStatus;

  /**
   * Takes no more messages and waits for running handlers, at most the drain time of the adapter.
   * Publishing still works, so that what those handlers changed can be published. Twice is safe.
   */
  stopIntake(): Promise<void>;

  /**
   * Takes no more messages, waits for running handlers and publishes (at most the drain time of the
   * adapter), leaves the durable groups in place and disconnects. Calling it twice is safe.
   */
  close(): Promise<void>;
}

export type BusStatus = 'connecting' | 'connected' | 'closed';

export interface OutgoingMessage {
  /** The event type; it names the channel. */
  type: string;
  /** The event id; a broker that can, drops a second message with the same id. */
  id: string;
  /** The message as JSON text. */
  body: string;
}

export interface BusSubscription {
  type: string;
  group: string;
  /** How many messages may be with the handler at once. */
  inFlightMax: number;
  /**
   * After this time without an answer the broker delivers the message again, in milliseconds; a
   * broker may count in full seconds. A message that is still with the handler is not handed to it a
   * second time by the same process. 5 s is a good value: short after a crash, and where the broker
   * has no negative acknowledgement it is also the granularity of retries.
   */
  ackWaitMs: number;
  /** Called for each delivery; the adapter acts on the verdict. Must not reject: that is a retry, and an error in the log. */
  onDelivery: (delivery: Delivery) => Promise<Verdict>;
}

export interface Delivery {
  type: string;
  body: string;
  /** The broker has delivered this message before, to this or to another member of the group. */
  redelivered: boolean;
  /** Aborted when the bus closes: a handler that waits for a dependency stops waiting. */
  signal: AbortSignal;
}

/** What is to become of a delivered message. */
export type Verdict =
  /** It is done with (handled, nothing to do, or parked). */
  | { kind: 'ack' }
  /** Deliver it again, not sooner than after `afterMs` milliseconds. */
  | { kind: 'retry'; afterMs: number };
