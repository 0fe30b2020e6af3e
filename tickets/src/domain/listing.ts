import { Conflict, Forbidden, Refused } from '@ticketing/common/errors';
import { isReserved, NOTHING_COUNTED, type Counted } from './availability';

export const TITLE_LENGTH_MAX = 200;
export const QUANTITY_MAX = 100_000;

/** Units of one kind that a seller offers at one price. */
export interface Listing {
  id: string;
  /** Rises with each change by a command; what is held and sold is not such a change. */
  version: number;
  title: string;
  priceMinor: number;
  currency: string;
  quantity: number;
  userId: string;
  createdAt: Date;
  /** What tickets has heard from orders about this listing. */
  counted: Counted;
}

/** What a seller says when listing tickets. */
export interface Draft {
  title: string;
  priceMinor: number;
  quantity?: number | undefined;
}

/** What a seller says when changing a listing. */
export interface Edit extends Draft {
  /** The version that the seller looked at. Without one the change is put after all others. */
  version?: number | undefined;
}

export function newListing(
  { title, priceMinor, quantity = 1 }: Draft,
  made: { id: string; userId: string; currency: string; createdAt: Date },
): Listing {
  return { ...made, version: 0, title, priceMinor, quantity, counted: NOTHING_COUNTED };
}

/**
 * Decides a seller's change.
 *
 * @throws {Forbidden} when the listing is somebody else's
 * @throws {Conflict} when the seller looked at another version
 * @throws {Refused} when its only unit is held or sold, or when the quantity would shrink: claims on
 * units beyond a smaller quantity could not be counted against it
 */
export function editListing(listing: Listing, edit: Edit, userId: string): Listing {
  const { title, priceMinor, quantity = listing.quantity, version = listing.version } = edit;
  if (listing.userId !== userId) throw new Forbidden();
  if (version !== listing.version) throw new Conflict('The ticket has changed');
  if (listing.quantity === 1 && isReserved(listing)) {
    throw new Refused('Cannot edit a reserved ticket');
  }
  if (quantity < listing.quantity) {
    throw new Refused('Quantity can only grow', { field: 'quantity' });
  }
  return { ...listing, title, priceMinor, quantity, version: listing.version + 1 };
}
