import { toDecimal } from '@ticketing/common/money';
import { byId, type StoredListing } from '../evidence/documents';
import type { HistoryEntry } from '../swarm/history';
import { groupBy } from './finding';

type Told = NonNullable<HistoryEntry['ticket']>;

function newest(told: readonly Told[]): Told | undefined {
  return told.toSorted((a, b) => b.version - a.version)[0];
}

function says(title: string, price: number, quantity: number): string {
  return `"${title}" at ${price} x ${quantity}`;
}

function brokenListing(id: string, entries: readonly HistoryEntry[], found: StoredListing) {
  const last = newest(
    entries.flatMap(({ ticket, outcome }) => (ticket && outcome === 'ok' ? ticket : [])),
  );
  if (!last) return [];
  if (found.version < last.version) {
    return [`listing ${id} was acknowledged as v${last.version} and is v${found.version}`];
  }
  // A change whose outcome is not known may have been made after all that were acknowledged.
  if (entries.some(({ outcome }) => outcome === 'unknown')) return [];
  const expected = says(last.title, last.price, last.quantity);
  const stored = says(found.title, toDecimal(found.priceMinor), found.quantity);
  return stored === expected
    ? []
    : [`listing ${id} was acknowledged as ${expected} and is ${stored}`];
}

/** Listings, and changes of listings, that a seller was told are done, and that are not there. */
export function brokenListings(
  history: readonly HistoryEntry[],
  listings: readonly StoredListing[],
): string[] {
  const stored = byId(listings);
  const asked = history.filter(
    ({ action }) => action === 'list-ticket' || action === 'edit-ticket',
  );
  const byTicket = groupBy(
    asked.filter(({ ticketId }) => ticketId !== undefined),
    ({ ticketId = '' }) => ticketId,
  );
  return [...byTicket].flatMap(([id, entries]) => {
    const acknowledged = entries.filter(({ outcome }) => outcome === 'ok');
    if (acknowledged.length === 0) return [];
    const found = stored.get(id);
    if (!found) return [`listing ${id} was acknowledged and is not there`];
    const sellers = new Set(acknowledged.map(({ personId }) => personId));
    const isSellers = sellers.has(found.userId);
    return [
      ...(isSellers ? [] : [`listing ${id} belongs to ${found.userId}, who did not list it`]),
      ...brokenListing(id, entries, found),
    ];
  });
}
