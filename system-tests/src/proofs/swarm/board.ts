import type { TicketBody } from './answers';

/** Orders that an intruder may know of; older ones are forgotten. */
const ORDERS_MAX = 200;

export interface Listing extends TicketBody {
  sellerId: string;
  /** As its seller has seen it. */
  isSoldOut: boolean;
}

export interface KnownOrder {
  orderId: string;
  buyerId: string;
}

/** What people in the shop can see of each other, for everybody the same. */
export interface Board {
  /** Puts up a listing, or what has become of it. */
  put(listing: Listing): void;
  listings(): readonly Listing[];
  listing(id: string): Listing | undefined;
  noteOrder(order: KnownOrder): void;
  orders(): readonly KnownOrder[];
}

export function createBoard(): Board {
  const listings = new Map<string, Listing>();
  const orders: KnownOrder[] = [];
  return {
    put(listing) {
      const known = listings.get(listing.id);
      // Answers to two edits may come in either order.
      if (!known || known.version <= listing.version) listings.set(listing.id, listing);
    },
    listings: () => [...listings.values()],
    listing: (id) => listings.get(id),
    noteOrder(order) {
      orders.push(order);
      if (orders.length > ORDERS_MAX) orders.shift();
    },
    orders: () => orders,
  };
}
