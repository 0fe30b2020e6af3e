/** A status of an order in which it has units of a listing. */
export type TakingStatus = 'created' | 'awaiting:payment' | 'complete';

export const TAKING_STATUSES: readonly TakingStatus[] = ['created', 'awaiting:payment', 'complete'];

/** What the orders of one listing in one status have together. */
export interface ReservationGroup {
  status: TakingStatus;
  units: number;
  totalMinor: number;
  /** The end of the window that ends first. */
  firstExpiresAt: Date;
  /** One of them: the only one where the listing has a single unit. */
  orderId: string;
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

function sumOf(groups: readonly ReservationGroup[], field: 'units' | 'totalMinor'): number {
  return groups.reduce((sum, group) => sum + group[field], 0);
}

function earliest(dates: readonly Date[]): Date | undefined {
  return dates.reduce<Date | undefined>(
    (first, date) => (first === undefined || date < first ? date : first),
    undefined,
  );
}

/** Counts a listing anew. The count before it matters for its number only. */
export function recount<L extends Countable>(listing: L, groups: readonly ReservationGroup[]): L {
  const sold = groups.filter(({ status }) => status === 'complete');
  const held = groups.filter(({ status }) => status !== 'complete');
  const firstExpiresAt = earliest(held.map((group) => group.firstExpiresAt));
  const orderId = listing.quantity === 1 ? [...sold, ...held][0]?.orderId : undefined;
  const counted: Counted = {
    seq: listing.counted.seq + 1,
    held: sumOf(held, 'units'),
    sold: sumOf(sold, 'units'),
    revenueMinor: sumOf(sold, 'totalMinor'),
    ...(orderId !== undefined && { orderId }),
    ...(firstExpiresAt && { firstExpiresAt }),
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
