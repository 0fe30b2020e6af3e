import type { Order } from './api/orders';
import type { Ticket } from './api/tickets';
import { availabilityOf } from './availability';

/** What whoever has lost an order may hope for. */
export type OfferAgain =
  | { readonly kind: 'free'; readonly left: number; readonly quantity: number }
  /** Units are on their way back: that takes a moment. */
  | { readonly kind: 'releasing' }
  | { readonly kind: 'held'; readonly nextReleaseAt: string }
  | { readonly kind: 'sold-out' };

type OrderFacts = Pick<Order, 'cancelReason' | 'expiresAt' | 'quantity'>;

export function offerAgain(
  ticket: Pick<Ticket, 'available' | 'nextReleaseAt'>,
  order: OrderFacts,
): OfferAgain {
  const found = availabilityOf(ticket);
  switch (found.kind) {
    case 'free': {
      const { left } = found;
      return { kind: 'free', left, quantity: Math.min(order.quantity, left) };
    }
    case 'held': {
      const { nextReleaseAt } = found;
      return isReleasing(nextReleaseAt, order)
        ? { kind: 'releasing' }
        : { kind: 'held', nextReleaseAt };
    }
    case 'sold-out':
      return found;
  }
}

/**
 * Once an order has expired, every hold that was to end by then is ending too. Who cancelled before
 * that can only tell the own hold, by its time: one that ends earlier is somebody else's.
 */
function isReleasing(nextReleaseAt: string, { cancelReason, expiresAt }: OrderFacts): boolean {
  const [nextMs, ownMs] = [Date.parse(nextReleaseAt), Date.parse(expiresAt)];
  return cancelReason === 'expired' ? nextMs <= ownMs : nextMs === ownMs;
}
