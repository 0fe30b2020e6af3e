/** A document of the tickets service, as far as its answers need it. */
export interface Listing {
  _id: string;
  title: string;
  priceMinor: number;
  currency: string;
  quantity: number;
  userId: string;
  version: number;
  createdAt: Date;
  counted: { held: number; sold: number; orderId?: string; firstExpiresAt?: Date };
  outbox?: readonly object[];
}

/** What the service does not bring along, because no answer needs it. */
export const NOT_READ = { outbox: 0, onSale: 0, titleWords: 0, titleBeginnings: 0, bodyHash: 0 };

function availableOf({ quantity, counted }: Listing): number {
  return Math.max(0, quantity - counted.held - counted.sold);
}

/** A row of a list. */
export function rowOf(listing: Listing) {
  const { _id: id, title, priceMinor, currency, quantity, userId, version } = listing;
  const { orderId } = listing.counted;
  return {
    id,
    title,
    price: priceMinor / 100,
    currency,
    quantity,
    available: availableOf(listing),
    userId,
    version,
    createdAt: listing.createdAt.toISOString(),
    ...(orderId !== undefined && { orderId }),
  };
}

/** One listing by itself. */
export function detailsOf(listing: Listing) {
  const { held, firstExpiresAt } = listing.counted;
  const isNews = availableOf(listing) === 0 && firstExpiresAt !== undefined;
  return {
    ...rowOf(listing),
    held,
    ...(isNews && { nextReleaseAt: firstExpiresAt.toISOString() }),
  };
}

/** What its events say. */
export function eventDataOf({ _id: id, ...listing }: Listing) {
  const { version, title, priceMinor, currency, quantity, userId } = listing;
  return { id, version, title, priceMinor, currency, quantity, userId };
}
