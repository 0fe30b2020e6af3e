import type { EventBus } from './event-bus';
import { toEvent, toMessage, type Outbox, type OutboxEntry, type PendingEvents } from './outbox';
import type { Checkpoint } from '../service/checkpoint';
import type { Logger } from '../service/logger';
import type { Tracing } from '../tracing/tracing';
import { idsOf } from './event-ids';
import { publishSpan } from './spans';

export interface OutboxPublisher {
  /**
   * Publishes events of a change that is durable, in the background, and clears them from their
   * document. Failing is harmless: the sweeper finds them again.
   */
  publishSoon(outbox: Outbox, aggregateId: string, entries: readonly OutboxEntry[]): void;
  /** Publishes and clears what one document holds. Rejects when the broker did not confirm. */
  publishAndClear(outbox: Outbox, pending: PendingEvents): Promise<void>;
  /** Resolves when everything that was begun has settled. */
  settled(): Promise<void>;
}

export interface OutboxPublisherOptions {
  bus: EventBus;
  /** The CloudEvents `source` of this service's events, e.g. `orders-service`. */
  source: string;
  logger: Logger;
  checkpoint: Checkpoint;
  tracing: Tracing;
  /** Above this many documents under way, new ones are left to the sweeper. */
  inFlightMax?: number;
}

export function createOutboxPublisher({
  bus,
  source,
  logger,
  checkpoint,
  tracing,
  inFlightMax = 256,
}: OutboxPublisherOptions): OutboxPublisher {
  const underWay = new Map<string, Promise<void>>();

  /** Goes on with the trace of the change, not with that of a sweeper. */
  function publish(entry: OutboxEntry, aggregateId: string): Promise<void> {
    return tracing.span(publishSpan(entry), async () => {
      const traceparent = tracing.traceparent();
      await bus.publish(toMessage(toEvent(entry, { aggregateId, source, traceparent })));
      logger.info(idsOf(entry), 'published');
    });
  }

  async function publishInOrder(outbox: Outbox, { aggregateId, entries }: PendingEvents) {
    for (const entry of entries) await publish(entry, aggregateId);
    checkpoint('outbox:published');
    await outbox.clear(
      aggregateId,
      entries.map((entry) => entry.id),
    );
  }

  /** One document is published by one task at a time, so that its events keep their order. */
  function publishAndClear(outbox: Outbox, pending: PendingEvents): Promise<void> {
    const key = `${outbox.name}/${pending.aggregateId}`;
    const task = (underWay.get(key) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => publishInOrder(outbox, pending))
      .finally(() => {
        if (underWay.get(key) === task) underWay.delete(key);
      });
    underWay.set(key, task);
    return task;
  }

  return {
    publishAndClear,
    publishSoon(outbox, aggregateId, entries) {
      if (entries.length === 0) return;
      checkpoint('outbox:written');
      const busy = underWay.size >= inFlightMax;
      if (busy || bus.status() !== 'connected') return;
      publishAndClear(outbox, { aggregateId, entries }).catch((error: unknown) => {
        logger.debug({ err: error, outbox: outbox.name, aggregateId }, 'left to the sweeper');
      });
    },
    async settled() {
      await Promise.allSettled(underWay.values());
    },
  };
}
