import {
  isLive,
  storedListings,
  storedOrders,
  totalMinorOf,
  type StoredListing,
  type StoredOrder,
} from '../evidence/documents';
import type { Invariant } from '../evidence/evidence';
import { count, finding, groupBy, sum } from './finding';

function units(orders: readonly StoredOrder[]): number {
  return sum(orders.map(({ quantity }) => quantity));
}

function wrongCounts(listing: StoredListing, orders: readonly StoredOrder[]): string[] {
  const { _id: id, counted, quantity, onSale } = listing;
  const complete = orders.filter(({ status }) => status === 'complete');
  const held = units(orders.filter(isLive));
  const sold = units(complete);
  const revenueMinor = sum(complete.map(totalMinorOf));
  const available = quantity - held - sold;
  const [holder] = orders.filter((each) => isLive(each) || each.status === 'complete');
  const orderId = quantity === 1 ? holder?._id : undefined;
  const expected = { held, sold, revenueMinor, orderId, onSale: available > 0 };
  const found = {
    held: counted.held,
    sold: counted.sold,
    revenueMinor: counted.revenueMinor,
    orderId: counted.orderId,
    onSale,
  };
  const wrong = (Object.keys(expected) as (keyof typeof expected)[]).filter(
    (name) => expected[name] !== found[name],
  );
  return [
    ...wrong.map(
      (name) =>
        `listing ${id} says ${name} ${String(found[name])}, it is ${String(expected[name])}`,
    ),
    ...(available < 0 ? [`listing ${id} has ${quantity} units: ${held} held, ${sold} sold`] : []),
  ];
}

/** I5: held and sold of each listing are the sums over its live and complete orders. */
export const countsAreSums: Invariant = (evidence) => {
  const listings = storedListings(evidence);
  const byTicket = groupBy(storedOrders(evidence), ({ ticket }) => ticket.id);
  return finding(
    'I5',
    count(listings.length, 'listing'),
    listings.flatMap((listing) => wrongCounts(listing, byTicket.get(listing._id) ?? [])),
  );
};
