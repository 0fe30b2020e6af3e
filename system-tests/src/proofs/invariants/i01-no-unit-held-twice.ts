import {
  byId,
  holdsUnits,
  storedListings,
  storedOrders,
  type StoredListing,
  type StoredOrder,
} from '../evidence/documents';
import type { Invariant } from '../evidence/evidence';
import { certainHolds, overlappingHolds, type Hold } from './certain-holds';
import { count, finding, groupBy, sum } from './finding';
import { orderWrites, type WriteLine } from './journal-lines';

/** Whom the units are promised to now: the sum works for a service without units as well. */
function oversold(
  orders: readonly StoredOrder[],
  listings: ReadonlyMap<string, StoredListing>,
): string[] {
  const byTicket = groupBy(orders.filter(holdsUnits), ({ ticket }) => ticket.id);
  return [...byTicket].flatMap(([ticketId, holders]) => {
    const listing = listings.get(ticketId);
    const promised = sum(holders.map(({ quantity }) => quantity));
    if (!listing || promised <= listing.quantity) return [];
    return [`listing ${ticketId} has ${listing.quantity} units, its orders hold ${promised}`];
  });
}

function wrongClaims(order: StoredOrder, listing: StoredListing | undefined): string[] {
  const { _id: id, claims = [], quantity, ticket, status } = order;
  if (!holdsUnits(order)) {
    const isReleased = claims.length === 1 && claims[0] === `order:${id}`;
    return isReleased ? [] : [`cancelled order ${id} claims ${claims.join(', ')}`];
  }
  const units = new Set(
    claims.map((claim) => {
      const [ticketId, unit] = claim.split('#');
      return ticketId === ticket.id ? Number(unit) : NaN;
    }),
  );
  const isUnit = (unit: number) =>
    Number.isInteger(unit) && unit >= 0 && unit < (listing?.quantity ?? Infinity);
  const isRight = claims.length === quantity && units.size === quantity && [...units].every(isUnit);
  return isRight
    ? []
    : [`${status} order ${id} for ${quantity} units of ${ticket.id} claims ${claims.join(', ')}`];
}

function claimedTwice(orders: readonly StoredOrder[]): string[] {
  const claims = orders.flatMap(({ _id, claims = [] }) => claims.map((claim) => ({ claim, _id })));
  return [...groupBy(claims, ({ claim }) => claim)]
    .filter(([, holders]) => holders.length > 1)
    .map(
      ([claim, holders]) => `${claim} is claimed by ${holders.map(({ _id }) => _id).join(', ')}`,
    );
}

/** Complete is never left: somebody has paid for these units. */
function leftComplete(writes: readonly WriteLine[]): string[] {
  const written = writes.filter(({ outcome }) => outcome === 'written');
  return [...groupBy(written, ({ id }) => id)].flatMap(([id, lines]) => {
    const completed = lines.filter(({ status }) => status === 'complete');
    const first = Math.min(...completed.map(({ version }) => version));
    const after = lines.find(({ version, status }) => version > first && status !== 'complete');
    return after ? [`order ${id} was complete, then ${after.status} (v${after.version})`] : [];
  });
}

function describe({ unit, orderId }: Hold, { orderId: other }: Hold): string {
  return `unit ${unit} was held by orders ${orderId} and ${other} at the same time`;
}

/** I1: no unit is held by two live or complete orders, now or in history. */
export const noUnitHeldTwice: Invariant = (evidence) => {
  const orders = storedOrders(evidence);
  const listings = byId(storedListings(evidence));
  const hasLock = orders.some(({ claims }) => claims !== undefined);
  const writes = orderWrites(evidence.journal);
  const holds = certainHolds(writes, byId(orders));
  const looked = `${count(orders.length, 'order')}, ${count(holds.length, 'hold')} in history`;
  return finding('I1', looked, [
    ...oversold(orders, listings),
    ...(hasLock ? orders.flatMap((each) => wrongClaims(each, listings.get(each.ticket.id))) : []),
    ...claimedTwice(orders),
    ...overlappingHolds(holds).map(([a, b]) => describe(a, b)),
    ...leftComplete(writes),
  ]);
};
