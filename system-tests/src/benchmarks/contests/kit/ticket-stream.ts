import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import { outboxEntry, toEvent } from '@ticketing/common/messaging/outbox';
import { newId } from '@ticketing/common/store/ids';
import type { Random } from '../../../proofs/plan/random';

export type TicketEvent = CatalogueEvent<'ticket:updated'>;

const VERSIONS = 10;
/** How far out of its place an event may come. */
const DISTANCE_MAX = 100;

/** The events of many listings, each changed ten times, as they come when all change side by side. */
export function ticketStream(count: number): TicketEvent[] {
  const userId = newId();
  const ids = Array.from({ length: count / VERSIONS }, newId);
  const at = new Date();
  return Array.from({ length: VERSIONS }, (_, version) =>
    ids.map((id) => {
      const price = { priceMinor: 1_000 + version, currency: 'usd' };
      const data = { id, version, title: 'Evening with the band', ...price, quantity: 10, userId };
      const entry = outboxEntry({ type: 'ticket:updated', aggregateId: id, version, at, data });
      return toEvent(entry, { aggregateId: id, source: 'tickets-service' }) as TicketEvent;
    }),
  ).flat();
}

/**
 * Takes a part of the events out of their places and repeats another part a little later. The first and
 * the last one stay where they are.
 *
 * @param part of the events, each time: 0.05 is one in twenty
 */
export function perturbed<T>(events: readonly T[], part: number, random: Random): T[] {
  const inner = events.slice(1, -1);
  const isHit = () => random.int(1, 1_000_000) <= part * 1_000_000;
  const placed = inner.flatMap((event, place) => {
    const later = () => place + random.int(1, DISTANCE_MAX);
    const own = { event, place: isHit() ? later() : place };
    return isHit() ? [own, { event, place: later() }] : [own];
  });
  const sorted = placed.sort((a, b) => a.place - b.place).map(({ event }) => event);
  return [...events.slice(0, 1), ...sorted, ...events.slice(-1)];
}
