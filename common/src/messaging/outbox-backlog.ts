import type { Outbox } from './outbox';

export interface OutboxBacklog {
  /** Counts again. Called by a worker, every second or, where counting takes long, every few. */
  refresh(): Promise<void>;
  /** At the bound: new writes are refused until the broker has taken some. */
  isFull(): boolean;
  /** Documents with unpublished events when last counted, never more than the bound. */
  count(): number;
}

/**
 * Knows how many documents wait for the broker. The bound is the service's, not a document's: in an
 * outage every order is a new document.
 *
 * @param max the bound, in documents
 */
export function createOutboxBacklog(outboxes: readonly Outbox[], max: number): OutboxBacklog {
  let counted = 0;
  return {
    async refresh() {
      const counts = await Promise.all(outboxes.map((outbox) => outbox.count(max)));
      counted = counts.reduce((sum, count) => sum + count, 0);
    },
    isFull: () => counted >= max,
    count: () => counted,
  };
}
