import type { CatalogueEvent, EventType } from '../contracts/catalogue';
import type { Checkpoint } from '../service/checkpoint';
import type { Logger } from '../service/logger';
import type { Tracing } from '../tracing/tracing';
import type { DeliveryOutcome } from './consumer-metrics';
import type { DeadLetters } from './dead-letters';
import type { Delivery, Verdict } from './event-bus';
import { createFaultPolicy } from './fault-policy';
import { deadLetterId, type ReadResult } from './read-event';
import { processSpan } from './spans';
import type { Reaction, ReactionOutcome, Subscriptions } from './subscriptions';

const ACK: Verdict = { kind: 'ack' };

export interface MessageHandlerOptions {
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

/** What became of a delivery, and the event that it was, if it was one. */
export interface Handled {
  verdict: Verdict;
  outcome: DeliveryOutcome;
  event?: CatalogueEvent;
}

export interface MessageHandler {
  /** Runs the reactions to an event, one after the other. */
  react(event: CatalogueEvent): Promise<ReactionOutcome>;
  /**
   * Does once what is to be done with a delivered message.
   *
   * @throws what says that a dependency is away: the message is as it was
   */
  attempt(read: ReadResult, delivery: Delivery): Promise<Handled>;
}

export function createMessageHandler(options: MessageHandlerOptions): MessageHandler {
  const { group, subscriptions, deadLetters, isUnavailable } = options;
  const { logger, checkpoint, tracing } = options;
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

  async function handleEvent(event: CatalogueEvent, delivery: Delivery): Promise<Handled> {
    const { body, type, redelivered } = delivery;
    const message = { id: deadLetterId(body), type, body };
    let outcome: ReactionOutcome;
    try {
      outcome = await react(event);
      if (outcome === 'applied') checkpoint('consumer:handled');
      // What changed something at the usual level: so an order can be followed without a trace.
      if (outcome === 'applied') logger.info({ outcome }, 'handled');
      else logger.debug({ outcome }, 'handled');
    } catch (error) {
      if (isUnavailable(error)) throw error;
      tracing.fail(error);
      const verdict = await judgeFault(message, error);
      return { verdict, outcome: verdict.kind === 'ack' ? 'parked' : 'retry', event };
    }
    if (redelivered) await deadLetters.forget(message.id);
    return { verdict: ACK, outcome: outcome === 'applied' ? outcome : 'nothing_to_do', event };
  }

  async function attempt(read: ReadResult, delivery: Delivery): Promise<Handled> {
    const { body, type } = delivery;
    switch (read.kind) {
      case 'invalid': {
        const verdict = await park({ id: deadLetterId(body), type, body }, read.reason);
        return { verdict, outcome: 'parked' };
      }
      case 'unknown-type':
        logger.warn({ type: read.type }, 'acknowledged an event of an unknown type');
        return { verdict: ACK, outcome: 'unknown_type' };
      case 'event':
        return tracing.span(processSpan(read.event, group), () =>
          handleEvent(read.event, delivery),
        );
    }
  }

  return { react, attempt };
}
