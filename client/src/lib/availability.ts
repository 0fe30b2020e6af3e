import type { Ticket } from './api/tickets';

export type Availability =
  | { readonly kind: 'free'; readonly left: number }
  | { readonly kind: 'held'; readonly nextReleaseAt: string }
  | { readonly kind: 'sold-out' };

/** What a buyer may hope for. */
export function availabilityOf(ticket: Pick<Ticket, 'available' | 'nextReleaseAt'>): Availability {
  if (ticket.available > 0) return { kind: 'free', left: ticket.available };
  if (ticket.nextReleaseAt !== undefined) {
    return { kind: 'held', nextReleaseAt: ticket.nextReleaseAt };
  }
  return { kind: 'sold-out' };
}
