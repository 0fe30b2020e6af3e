import type { LogContext } from '../service/log-context';
import { backOffMs } from './back-off';
import type { ConsumerMetrics } from './consumer-metrics';
import type { Delivery, EventBus, Verdict } from './event-bus';
import { idsOf } from './event-ids';
import { createMessageHandler, type MessageHandlerOptions } from './message-handler';
import { readEvent, type ReadResult } from './read-event';
import type { ReactionOutcome } from './subscriptions';
import { waitFor } from './wait-for';

const IN_FLIGHT_MAX = 32;
const ACK_WAIT_MS = 5_000;

export interface Consumer {
  /** Subscribes to every type that has a reaction. */
  start(): void;
  /** Runs the reactions to one message, as a delivery would. For replaying a dead letter. */
  handle(body: string): Promise<ReactionOutcome>;
}

export interface ConsumerOptions extends MessageHandlerOptions {
  bus: EventBus;
  logContext: LogContext;
  metrics: ConsumerMetrics;
}

/**
 * Brings events from the bus to the reactions of a service. A message is acknowledged after the
 * reaction's write, never before. While a dependency is away the delivery waits where it is, neither
 * acknowledged nor counted, and so the subscription pauses by filling its in-flight limit.
 */
export function createConsumer(options: ConsumerOptions): Consumer {
  const { bus, group, subscriptions, logger, logContext, metrics } = options;
  const { attempt, react } = createMessageHandler(options);

  /** Tries until the message is done with, is to come again, or the bus closes. */
  async function settle(read: ReadResult, delivery: Delivery): Promise<Verdict> {
    const measure = metrics.begin(delivery);
    for (let waits = 1; ; waits += 1) {
      try {
        const { verdict, outcome, event } = await attempt(read, delivery);
        measure.end(outcome, event);
        return verdict;
      } catch (error) {
        logger.warn({ err: error, type: delivery.type, waits }, 'paused: a dependency is away');
        measure.waits();
        await waitFor(backOffMs(waits), delivery.signal);
        if (!delivery.signal.aborted) continue;
        measure.end('retry');
        return { kind: 'retry', afterMs: 0 };
      }
    }
  }

  function onDelivery(delivery: Delivery): Promise<Verdict> {
    const read = readEvent(delivery.body);
    const fields = read.kind === 'event' ? idsOf(read.event) : {};
    return logContext.run(fields, () => settle(read, delivery));
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
      if (read.kind === 'event') {
        return logContext.run(idsOf(read.event), () => react(read.event));
      }
      throw new Error(read.kind === 'invalid' ? read.reason : `unknown type ${read.type}`);
    },
  };
}
