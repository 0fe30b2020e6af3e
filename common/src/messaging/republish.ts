import { setTimeout as delay } from 'node:timers/promises';
import { BusUnavailable } from '../errors';
import { backOffMs } from './back-off';
import type { EventBus, OutgoingMessage } from './event-bus';
import { toEvent, toMessage, type OutboxEntry } from './outbox';

/** The current state of every aggregate of one collection, as the event that its status stands for. */
export interface RepublishSource {
  name: string;
  currentEvents(): AsyncIterable<{ aggregateId: string; entry: OutboxEntry }>;
  /**
   * Raises the version of every aggregate above all that were issued before its collection was
   * restored; given the same moment again, only of those that are left. @returns how many were raised
   */
  raiseVersions(restoredAt: Date): Promise<number>;
}

const TRIES_MAX = 10;

/** Publishes, and tries again (ten times) while the bus is away or not connected yet. */
export async function publishPatiently(bus: EventBus, message: OutgoingMessage): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await bus.publish(message);
    } catch (error) {
      if (!(error instanceof BusUnavailable) || failures === TRIES_MAX) throw error;
      await delay(backOffMs(failures));
    }
  }
}

/**
 * Publishes the current state of all aggregates again: it repairs a lost broker and fills a new
 * consumer. Ids get a suffix, because a broker may drop an id that it saw minutes ago.
 *
 * @param run names this run; part of the ids
 * @param perSecond at most so many events a second
 * @returns how many events were published
 */
export async function republish(options: {
  sources: readonly RepublishSource[];
  bus: EventBus;
  source: string;
  run: string;
  perSecond: number;
  onProgress: (name: string, published: number) => void;
}): Promise<number> {
  const { sources, bus, source, run, perSecond, onProgress } = options;
  const startedAt = performance.now();
  let published = 0;
  for (const { name, currentEvents } of sources) {
    for await (const { aggregateId, entry } of currentEvents()) {
      const event = toEvent({ ...entry, id: `${entry.id}:r${run}` }, { aggregateId, source });
      await publishPatiently(bus, toMessage(event));
      published += 1;
      const aheadMs = (published / perSecond) * 1_000 - (performance.now() - startedAt);
      if (aheadMs > 0) await delay(aheadMs);
      if (published % perSecond === 0) onProgress(name, published);
    }
    onProgress(name, published);
  }
  return published;
}
