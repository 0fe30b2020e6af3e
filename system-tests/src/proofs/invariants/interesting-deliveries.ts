import type { ServiceName } from '@ticketing/local/suite/ports';
import type { JournalLine } from '../probe/journal';
import { groupBy } from './finding';
import { linesOf, processOf, sourceOf, type DeliveredLine } from './journal-lines';

export type Delivered = DeliveredLine & { service: ServiceName };

const eventAtService = ({ service, eventId }: Delivered) => `${service} ${eventId}`;

/** Deliveries of what the service had been given before. */
export function countRepeated(delivered: readonly Delivered[]): number {
  return delivered.length - new Set(delivered.map(eventAtService)).size;
}

/** First deliveries that came after a newer version of the same aggregate. */
export function countOutOfOrder(delivered: readonly Delivered[]): number {
  const newest = new Map<string, number>();
  const seen = new Set<string>();
  let late = 0;
  for (const line of delivered.toSorted((a, b) => a.atMs - b.atMs)) {
    if (line.subject === '') continue;
    const aggregate = `${line.service} ${sourceOf(line.type)} ${line.subject}`;
    const before = newest.get(aggregate) ?? -1;
    if (line.version < before && !seen.has(eventAtService(line))) late += 1;
    seen.add(eventAtService(line));
    newest.set(aggregate, Math.max(before, line.version));
  }
  return late;
}

/** When each process was followed by another one in its pod. */
function endsOf(journal: readonly JournalLine[]): Map<string, number> {
  const ends = new Map<string, number>();
  for (const starts of groupBy(linesOf(journal, 'started'), ({ pod }) => pod).values()) {
    const inTime = starts.toSorted((a, b) => a.atMs - b.atMs);
    inTime.forEach((start, index) => {
      const next = inTime[index + 1];
      if (next) ends.set(processOf(start), next.atMs);
    });
  }
  for (const line of linesOf(journal, 'died-at')) ends.set(processOf(line), line.atMs);
  return ends;
}

/** Events that a process had in hand when it ended, and that came again to another one. */
export function countRedelivered(
  journal: readonly JournalLine[],
  delivered: readonly Delivered[],
): number {
  const ends = endsOf(journal);
  const settled = new Set(
    linesOf(journal, 'settled').map((line) => `${processOf(line)} ${line.eventId}`),
  );
  const wasInHand = (line: Delivered) =>
    ends.has(processOf(line)) && !settled.has(`${processOf(line)} ${line.eventId}`);
  return [...groupBy(delivered, eventAtService).values()].filter((ofEvent) =>
    ofEvent.some(
      (again) =>
        again.redelivered &&
        ofEvent.some(
          (first) =>
            processOf(first) !== processOf(again) && first.atMs < again.atMs && wasInHand(first),
        ),
    ),
  ).length;
}
