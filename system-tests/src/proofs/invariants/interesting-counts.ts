import { byId, storedOrders, storedPayments } from '../evidence/documents';
import type { Evidence } from '../evidence/evidence';
import { chargesOf } from './charges';
import { countOutOfOrder, countRedelivered, countRepeated } from './interesting-deliveries';
import { linesOf, orderWrites, processOf, serviceOf } from './journal-lines';

/** Without each of these a green run would have shown less than it claims. */
export const INTERESTING = [
  'expiry won',
  'payment won',
  'rescue',
  'refund',
  'duplicate',
  'out of order',
  'swept by another pod',
  'redelivered after a crash',
  'lost the unique index',
] as const;

export type Interesting = (typeof INTERESTING)[number];

/** Somebody was paying, and time was faster. */
function countExpiryWon(evidence: Evidence): number {
  const paying = new Set(storedPayments(evidence).map(({ orderId }) => orderId));
  return storedOrders(evidence).filter(
    ({ _id, cancelReason }) => cancelReason === 'expired' && paying.has(_id),
  ).length;
}

/** When orders became complete, as far as somebody has written it down. */
function completedAtMs({ journal }: Evidence): Map<string, number> {
  const complete = orderWrites(journal).filter(
    ({ status, outcome }) => status === 'complete' && outcome === 'written',
  );
  const times = new Map<string, number>();
  for (const { id, atMs } of complete) times.set(id, Math.min(atMs, times.get(id) ?? Infinity));
  return times;
}

/**
 * The timer told of the end of orders that were paid by then, or orders were paid after their time and
 * before anybody had ended them.
 */
function countPaymentWon(evidence: Evidence): number {
  const completed = completedAtMs(evidence);
  const rescued = rescuedIds(evidence);
  const overdue = storedOrders(evidence)
    .filter(({ _id }) => !rescued.has(_id))
    .filter(({ _id, expiresAt }) => (completed.get(_id) ?? 0) >= expiresAt.getTime());
  const late = linesOf(evidence.journal, 'delivered').filter(
    ({ type, subject, atMs }) =>
      type === 'expiration:complete' && atMs >= (completed.get(subject) ?? Infinity),
  );
  return new Set([...late.map(({ subject }) => subject), ...overdue.map(({ _id }) => _id)]).size;
}

/** Complete orders that had been cancelled, which only time may do to them. */
function rescuedIds(evidence: Evidence): Set<string> {
  const orders = byId(storedOrders(evidence));
  const cancelled = [
    ...orderWrites(evidence.journal)
      .filter(({ status, outcome }) => status === 'cancelled' && outcome === 'written')
      .map(({ id }) => id),
    ...linesOf(evidence.journal, 'published')
      .filter(({ type }) => type === 'order:cancelled')
      .map(({ subject }) => subject),
  ];
  return new Set(cancelled.filter((id) => orders.get(id)?.status === 'complete'));
}

/** Events that one process wrote and another one of its service brought to the broker. */
function countSwept({ journal }: Evidence): number {
  const writers = new Map<string, string>();
  for (const line of linesOf(journal, 'write')) {
    if (line.outcome !== 'written') continue;
    for (const eventId of line.eventIds) writers.set(eventId, processOf(line));
  }
  const swept = linesOf(journal, 'published').filter((line) => {
    const writer = writers.get(line.eventId);
    return line.outcome === 'confirmed' && writer !== undefined && writer !== processOf(line);
  });
  return new Set(swept.map(({ eventId }) => eventId)).size;
}

function countLostIndex({ journal }: Evidence): number {
  return orderWrites(journal).filter(({ outcome }) => outcome === 'duplicate-key').length;
}

/** How often each of the interesting things has happened. */
export function interestingCounts(evidence: Evidence): Record<Interesting, number> {
  const delivered = linesOf(evidence.journal, 'delivered').map((line) => ({
    ...line,
    service: serviceOf(line),
  }));
  const refunds = chargesOf(evidence.ledger).flatMap(({ refundsMinor }) => refundsMinor);
  return {
    'expiry won': countExpiryWon(evidence),
    'payment won': countPaymentWon(evidence),
    rescue: rescuedIds(evidence).size,
    refund: refunds.length,
    duplicate: countRepeated(delivered),
    'out of order': countOutOfOrder(delivered),
    'swept by another pod': countSwept(evidence),
    'redelivered after a crash': countRedelivered(evidence.journal, delivered),
    'lost the unique index': countLostIndex(evidence),
  };
}
