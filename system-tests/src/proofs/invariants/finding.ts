import type { Finding } from '../evidence/evidence';

const VIOLATIONS_SPELLED_OUT_MAX = 20;

/** A finding whose list stays readable, however broken the platform is. */
export function finding(
  invariant: Finding['invariant'],
  looked: string,
  found: Iterable<string>,
): Finding {
  const all = [...found];
  const violations = all.slice(0, VIOLATIONS_SPELLED_OUT_MAX);
  const more = all.length - violations.length;
  if (more > 0) violations.push(`and ${more} more`);
  return { invariant, looked, violations };
}

/** `1 order`, `2 orders`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Each key with what belongs to it, in the order in which it came. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
