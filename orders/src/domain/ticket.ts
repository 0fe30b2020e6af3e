import { Conflict, Refused } from '@ticketing/common/errors';
import { toDecimal } from '@ticketing/common/money';

/** A listing as orders has heard of it. Its units are 0 … quantity-1. */
export interface Ticket {
  id: string;
  version: number;
  title: string;
  priceMinor: number;
  currency: string;
  quantity: number;
  /** The seller. */
  userId: string;
}

/**
 * Whether somebody may buy at all, before any unit is looked for.
 *
 * @throws {Refused} when it is the buyer's own listing
 * @throws {Conflict} when the buyer saw another price than the one that would be charged
 */
export function checkPurchase(
  ticket: Ticket,
  { buyerId, seenPrice }: { buyerId: string; seenPrice: number | undefined },
): void {
  if (ticket.userId === buyerId) throw new Refused('You cannot buy your own ticket');
  if (seenPrice !== undefined && seenPrice !== toDecimal(ticket.priceMinor)) {
    throw new Conflict('The price has changed');
  }
}

/** What a buyer is told when the index itself shows too few free units. */
export function shortage(unitsLeft: number): Refused {
  return new Refused(unitsLeft === 0 ? 'Ticket is already reserved' : `Only ${unitsLeft} left`);
}
