import type { ServiceName } from '@ticketing/local/suite/ports';
import type { JournalEntry, JournalLine } from '../probe/journal';

export type LineOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }> & {
  atMs: number;
  pod: string;
  pid: number;
};

export type WriteLine = LineOf<'write'>;
export type DeliveredLine = LineOf<'delivered'>;

/** All lines of one kind. */
export function linesOf<Kind extends JournalEntry['kind']>(
  journal: readonly JournalLine[],
  kind: Kind,
): LineOf<Kind>[] {
  return journal.filter((line): line is LineOf<Kind> & JournalLine => line.kind === kind);
}

/** `orders-2` is a pod of `orders`. */
export function serviceOf({ pod }: { pod: string }): ServiceName {
  return pod.replace(/-\d+$/, '') as ServiceName;
}

/** A process: a pod's name is the same after a restart. */
export function processOf({ pod, pid }: { pod: string; pid: number }): string {
  return `${pod}/${pid}`;
}

/** Who publishes a type: `order:created` is told by orders. */
export function sourceOf(type: string): string {
  return type.split(':')[0] ?? type;
}

/** Writes to orders' own orders, whatever became of them. */
export function orderWrites(journal: readonly JournalLine[]): WriteLine[] {
  return linesOf(journal, 'write').filter(
    (line) => line.store === 'orders' && serviceOf(line) === 'orders',
  );
}
