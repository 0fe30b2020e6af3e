import type { Order } from './api/orders';
import type { Ticket } from './api/tickets';
import { availabilityOf } from './availability';

/** What whoever has lost an order may hope for. */
export type OfferAgain =
  | { readonly kind: 'free'; readonly left: number; readonly quantity: number }
  /** Our own units are not back yet: that takes a moment. */
  | { readonly kind: 'releasing' }
  | { readonly kind: 'held'; readonly nextReleaseAt: string }
  | { readonly kind: 'sold-out' };

type OrderFacts = Pick<Order, 'expiresAt' | 'quantity'>;

export function offerAgain(
  ticket: Pick<Ticket, 'available' | 'nextReleaseAt'>,
  { expiresAt, quantity }: OrderFacts,
): OfferAgain {
  const found = availabilityOf(ticket);
  switch (found.kind) {
    case 'free':
      return { kind: 'free', left: found.left, quantity: Math.min(quantity, found.left) };
    case 'held': {
      const { nextReleaseAt } = found;
      const isOurs = Date.parse(nextReleaseAt) <= Date.parse(expiresAt);
      return isOurs ? { kind: 'releasing' } : { kind: 'held', nextReleaseAt };
    }
    case 'sold-out':
      return found;
  }
}
