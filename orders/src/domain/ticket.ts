import { Conflict, Refused, Unavailable } from '@ticketing/common/errors';
import { toDecimal } from '@ticketing/common/money';

/**
 * The most that one payment can be: Stripe takes an amount of up to eight digits
 * (https://docs.stripe.com/api/payment_intents/create#create_payment_intent-amount).
 */
const TOTAL_MINOR_MAX = 99_999_999;

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
 * @throws {Refused} when it is the buyer's own listing, or so many cost more than one payment can be
 * @throws {Conflict} when the buyer saw another price than the one that would be charged
 */
export function checkPurchase(
  ticket: Ticket,
  {
    buyerId,
    seenPrice,
    quantity,
  }: { buyerId: string; seenPrice: number | undefined; quantity: number },
): void {
  if (ticket.userId === buyerId) throw new Refused('You cannot buy your own ticket');
  if (seenPrice !== undefined && seenPrice !== toDecimal(ticket.priceMinor)) {
    throw new Conflict('The price has changed');
  }
  if (ticket.priceMinor * quantity > TOTAL_MINOR_MAX) {
    const message = `Total must be at most ${toDecimal(TOTAL_MINOR_MAX)}`;
    throw new Refused(message, { field: 'quantity' });
  }
}

/** Too few units are free: the index itself has shown it. */
export class Shortage extends Refused {}

/** Others were faster at each unit that was tried, for as long as there was time. */
export class GreatDemand extends Unavailable {}

/** What a buyer is told when the index itself shows too few free units. */
export function shortage(unitsLeft: number): Shortage {
  return new Shortage(unitsLeft === 0 ? 'Ticket is already reserved' : `Only ${unitsLeft} left`);
}
