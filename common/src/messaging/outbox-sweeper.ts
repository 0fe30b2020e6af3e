import type { Clock } from '../service/clock';
import type { Logger } from '../service/logger';
import type { EventBus } from './event-bus';
import type { Outbox, TimeSpan } from './outbox';
import type { OutboxPublisher } from './outbox-publisher';

/** A change is left to its own request for this long before a sweeper takes it up. */
const OVERDUE_AFTER_MS = 1_000;
/** Dated further ahead than this, a change was made on a clock that was wrong, and does not wait for it. */
const AHEAD_MS = 5_000;
const BATCH_MAX = 500;
const CONCURRENCY_MAX = 64;
/** What does not go away is not said every second. */
const WARN_EVERY_MS = 60_000;

export interface OutboxSweeper {
  /** Publishes what is overdue, batch by batch. Returns how many documents were cleared. */
  sweep(signal?: AbortSignal): Promise<number>;
  /** Publishes whatever is left, old or not, once. For shutdown. */
  flush(): Promise<number>;
}

/**
 * Publishes events whose own request or handler could not. Runs in every pod without a leader: two
 * sweepers may publish one event twice, which consumers are written for. While there is no connection to
 * the broker it asks the database nothing, so that an outage costs those who write meanwhile nothing either.
 */
export function createOutboxSweeper(deps: {
  bus: Pick<EventBus, 'status'>;
  outboxes: readonly Outbox[];
  publisher: OutboxPublisher;
  clock: Clock;
  logger: Logger;
}): OutboxSweeper {
  const { bus, outboxes, publisher, clock, logger } = deps;
  let quietUntilMs = 0;

  /** The broker is there and does not take this: somebody has to know which document it is. */
  function complain(failure: { err: unknown; outbox: string; aggregateId: string }): void {
    const now = clock().getTime();
    if (now < quietUntilMs) return;
    quietUntilMs = now + WARN_EVERY_MS;
    logger.warn(failure, 'could not publish overdue events, trying again');
  }

  async function sweepBatch(
    outbox: Outbox,
    span: TimeSpan,
  ): Promise<{ found: number; cleared: number }> {
    const batch = await outbox.findOverdue(span, BATCH_MAX);
    const queue = [...batch];
    let cleared = 0;
    async function work(): Promise<void> {
      for (let pending = queue.shift(); pending; pending = queue.shift()) {
        try {
          await publisher.publishAndClear(outbox, pending);
          cleared += 1;
        } catch (err) {
          complain({ err, outbox: outbox.name, aggregateId: pending.aggregateId });
          return;
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY_MAX, batch.length) }, work));
    return { found: cleared < batch.length ? 0 : batch.length, cleared };
  }

  async function sweepSpan(outbox: Outbox, span: TimeSpan, signal?: AbortSignal): Promise<number> {
    let total = 0;
    let found = BATCH_MAX;
    while (found === BATCH_MAX && !signal?.aborted) {
      const batch = await sweepBatch(outbox, span);
      found = batch.found;
      total += batch.cleared;
    }
    return total;
  }

  async function sweepAll(spans: readonly TimeSpan[], signal?: AbortSignal): Promise<number> {
    if (bus.status() !== 'connected') return 0;
    let total = 0;
    for (const outbox of outboxes) {
      for (const span of spans) total += await sweepSpan(outbox, span, signal);
    }
    if (total > 0) logger.info({ documents: total }, 'published overdue events');
    return total;
  }

  return {
    sweep(signal) {
      const now = clock().getTime();
      const overdue = { before: new Date(now - OVERDUE_AFTER_MS) };
      return sweepAll([overdue, { after: new Date(now + AHEAD_MS) }], signal);
    },
    flush: () => sweepAll([{}]),
  };
}
