import type { Ticket } from './api/tickets';

export type Availability =
  | { readonly kind: 'free'; readonly left: number; readonly held: number }
  | { readonly kind: 'held'; readonly held: number; readonly nextReleaseAt: string }
  | { readonly kind: 'sold-out' };

type Counts = Pick<Ticket, 'available' | 'held' | 'nextReleaseAt'>;

/** What a buyer may hope for. How many are held is not said in lists, and counts as none there. */
export function availabilityOf({ available, held = 0, nextReleaseAt }: Counts): Availability {
  if (available > 0) return { kind: 'free', left: available, held };
  if (nextReleaseAt !== undefined) return { kind: 'held', held, nextReleaseAt };
  return { kind: 'sold-out' };
}

/** Where the units of a listing are; each is in one place. */
export interface UnitCounts {
  readonly sold: number;
  readonly held: number;
  readonly free: number;
}

export function unitCounts(ticket: Pick<Ticket, 'quantity' | 'available' | 'held'>): UnitCounts {
  const { quantity, available: free, held = 0 } = ticket;
  return { sold: Math.max(0, quantity - free - held), held, free };
}
