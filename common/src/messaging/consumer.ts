import type { CatalogueEvent, EventType } from '../contracts/catalogue';
import type { Checkpoint } from '../service/checkpoint';
import type { Logger } from '../service/logger';
import type { Tracing } from '../tracing/tracing';
import { backOffMs } from './back-off';
import type { DeadLetters, FaultyMessage } from './dead-letters';
import type { Delivery, EventBus, Verdict } from './event-bus';
import { createFaultPolicy } from './fault-policy';
import { deadLetterId, readEvent } from './read-event';
import { processSpan } from './spans';
import type { Reaction, ReactionOutcome, Subscriptions } from './subscriptions';
import { waitFor } from './wait-for';

const IN_FLIGHT_MAX = 32;
const ACK_WAIT_MS = 5_000;
const ACK: Verdict = { kind: 'ack' };

export interface Consumer {
  /** Subscribes to every type that has a reaction. */
  start(): void;
  /** Runs the reactions to one message, as a delivery would. For replaying a dead letter. */
  handle(body: string): Promise<ReactionOutcome>;
}

export interface ConsumerOptions {
  bus: EventBus;
  /** The durable queue group, e.g. `orders-service`. */
  group: string;
  subscriptions: Subscriptions;
  deadLetters: DeadLetters;
  /** Tells a dependency that is away from a fault of the handler's own. */
  isUnavailable: (error: unknown) => boolean;
  logger: Logger;
  checkpoint: Checkpoint;
  tracing: Tracing;
}

/**
 * Brings events from the bus to the reactions of a service. A message is acknowledged after the
 * reaction's write, never before. While a dependency is away the delivery waits where it is, neither
 * acknowledged nor counted, and so the subscription pauses by filling its in-flight limit.
 */
export function createConsumer(options: ConsumerOptions): Consumer {
  const { bus, group, subscriptions, deadLetters, isUnavailable, logger } = options;
  const { checkpoint, tracing } = options;
  const { park, judgeFault } = createFaultPolicy({ deadLetters, logger });

  async function react(event: CatalogueEvent): Promise<ReactionOutcome> {
    const reactions = (subscriptions[event.type] ?? []) as readonly Reaction<EventType>[];
    let outcome: ReactionOutcome = 'nothing-to-do';
    for (const [index, reaction] of reactions.entries()) {
      if (index > 0) checkpoint('consumer:between-reactions');
      if ((await reaction(event)) === 'applied') outcome = 'applied';
    }
    return outcome;
  }

  async function attempt(delivery: Delivery): Promise<Verdict> {
    const { body, type } = delivery;
    const message = { id: deadLetterId(body), type, body };
    const read = readEvent(body);
    if (read.kind === 'invalid') return park(message, read.reason);
    if (read.kind === 'unknown-type') {
      logger.warn({ type: read.type }, 'acknowledged an event of an unknown type');
      return ACK;
    }
    const { event } = read;
    return tracing.span(processSpan(event, group), () => handle(event, message, delivery));
  }

  async function handle(event: CatalogueEvent, message: FaultyMessage, delivery: Delivery) {
    try {
      const outcome = await react(event);
      if (outcome === 'applied') checkpoint('consumer:handled');
      logger.debug({ eventId: event.id, outcome }, 'handled');
    } catch (error) {
      if (isUnavailable(error)) throw error;
      tracing.fail(error);
      return await judgeFault(message, error);
    }
    if (delivery.redelivered) await deadLetters.forget(message.id);
    return ACK;
  }

  async function onDelivery(delivery: Delivery): Promise<Verdict> {
    for (let waits = 1; ; waits += 1) {
      try {
        return await attempt(delivery);
      } catch (error) {
        logger.warn({ err: error, type: delivery.type, waits }, 'paused: a dependency is away');
        await waitFor(backOffMs(waits), delivery.signal);
        if (delivery.signal.aborted) return { kind: 'retry', afterMs: 0 };
      }
    }
  }

  return {
    start() {
      for (const type of Object.keys(subscriptions)) {
        bus.subscribe({
          type,
          group,
          inFlightMax: IN_FLIGHT_MAX,
          ackWaitMs: ACK_WAIT_MS,
          onDelivery,
        });
      }
    },
    async handle(body) {
      const read = readEvent(body);
      if (read.kind === 'event') return react(read.event);
      throw new Error(read.kind === 'invalid' ? read.reason : `unknown type ${read.type}`);
    },
  };
}
