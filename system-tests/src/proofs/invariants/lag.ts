import type { Evidence } from '../evidence/evidence';
import { linesOf, serviceOf } from './journal-lines';
import { subscribersOf } from './subscribers';

/**
 * A process that was slow or frozen may write down long after the loss what it had sent, or taken,
 * before it.
 */
const STILL_FROM_BEFORE_MS = 20_000;

/**
 * Events that the broker has, or has delivered, and that one of their subscribers is not done with:
 * `tickets is not done with <event>`. What the broker had when it lost its data is not expected to come.
 */
export function lagOf({
  journal,
  brokerDataLostAtMs,
}: Pick<Evidence, 'journal' | 'brokerDataLostAtMs'>): string[] {
  const sinceMs = Math.max(0, ...brokerDataLostAtMs.map((atMs) => atMs + STILL_FROM_BEFORE_MS));
  const done = new Set(
    linesOf(journal, 'settled')
      .filter(({ verdict }) => verdict === 'ack')
      .map((line) => `${serviceOf(line)} ${line.eventId}`),
  );
  const owed = new Map<string, string>();
  const owe = (service: string, eventId: string) => {
    const key = `${service} ${eventId}`;
    if (!done.has(key)) owed.set(key, `${service} is not done with ${eventId}`);
  };
  for (const { outcome, atMs, type, eventId } of linesOf(journal, 'published')) {
    if (outcome !== 'confirmed' || atMs <= sinceMs) continue;
    for (const service of subscribersOf(type)) owe(service, eventId);
  }
  for (const line of linesOf(journal, 'delivered')) {
    if (line.atMs > sinceMs) owe(serviceOf(line), line.eventId);
  }
  return [...owed.values()];
}
