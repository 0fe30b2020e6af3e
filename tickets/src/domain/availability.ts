/** What is being done to units of a listing by an order. */
export type TakingStatus = 'held' | 'sold';

/** What the orders of one listing that hold, or have bought, have together. */
export interface ReservationGroup {
  status: TakingStatus;
  units: number;
  totalMinor: number;
  /** The one whose window ends first; the only one where the listing has a single unit. */
  first?: { orderId: string; expiresAt: Date };
}

/** A listing's units as counted from its reservations. */
export interface Counted {
  /** How often it was counted. Tells a count that began before another one was written. */
  seq: number;
  held: number;
  sold: number;
  /** What was paid for the units sold, at the prices that their orders pinned. */
  revenueMinor: number;
  /** Who has the only unit of a single-unit listing. */
  orderId?: string;
  /** When the first hold ends. */
  firstExpiresAt?: Date;
}

interface Countable {
  quantity: number;
  counted: Counted;
}

export const NOTHING_COUNTED: Counted = { seq: 0, held: 0, sold: 0, revenueMinor: 0 };

/**
 * How many units can be bought now. Never below 0: that one unit's next order is heard of before the
 * end of its last one is not a debt.
 */
export function availableOf({ quantity, counted }: Countable): number {
  return Math.max(0, quantity - counted.held - counted.sold);
}

export function isReserved({ counted }: Countable): boolean {
  return counted.held + counted.sold > 0;
}

/** When units come back at the earliest; only where that is news, because none is available. */
export function nextReleaseOf(listing: Countable): Date | undefined {
  return availableOf(listing) === 0 ? listing.counted.firstExpiresAt : undefined;
}

/** Counts a listing anew. The count before it matters for its number only. */
export function recount<L extends Countable>(listing: L, groups: readonly ReservationGroup[]): L {
  const held = groups.find(({ status }) => status === 'held');
  const sold = groups.find(({ status }) => status === 'sold');
  const holder = listing.quantity === 1 ? (sold ?? held)?.first : undefined;
  const counted: Counted = {
    seq: listing.counted.seq + 1,
    held: held?.units ?? 0,
    sold: sold?.units ?? 0,
    revenueMinor: sold?.totalMinor ?? 0,
    ...(holder && { orderId: holder.orderId }),
    ...(held?.first && { firstExpiresAt: held.first.expiresAt }),
  };
  return { ...listing, counted };
}

/** Whether two counts say the same. */
export function isSameCount(a: Counted, b: Counted): boolean {
  return (
    a.held === b.held &&
    a.sold === b.sold &&
    a.revenueMinor === b.revenueMinor &&
    a.orderId === b.orderId &&
    a.firstExpiresAt?.getTime() === b.firstExpiresAt?.getTime()
  );
}
