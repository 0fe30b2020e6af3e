import type { Ticket } from '../domain/ticket';
import type { ClaimsIndex } from './claims-index';
import { sharing } from './sharing';
import type { SeenUnits, UnitHints } from './unit-hints';

/** A look at a whole listing of no more units than this is as cheap. */
const UNITS_LOOKED_AT = 1_000;

/**
 * Looks at a part of a large listing only: a look at all of it reads every order that it has sold. What
 * is found is enough to try; that there is no more is for a look at the whole index to say.
 *
 * @returns undefined for a listing that is small enough to be looked at whole
 */
export type FindNearbyUnits = (
  ticket: Pick<Ticket, 'id' | 'quantity'>,
) => Promise<SeenUnits | undefined>;

export function createNearbyUnits(
  { claims, hints }: { claims: Pick<ClaimsIndex, 'held'>; hints: Pick<UnitHints, 'next'> },
  random: () => number = Math.random,
): FindNearbyUnits {
  const look = sharing(async ({ id, quantity }: Parameters<FindNearbyUnits>[0]) => {
    const first = hints.next(id) ?? Math.floor(random() * quantity);
    const part = Array.from({ length: UNITS_LOOKED_AT }, (_, step) => (first + step) % quantity);
    const held = await claims.held(id, part);
    return { look: held, units: part.filter((unit) => !held.has(unit)) };
  });
  return async (ticket) => (ticket.quantity > UNITS_LOOKED_AT ? look(ticket) : undefined);
}
