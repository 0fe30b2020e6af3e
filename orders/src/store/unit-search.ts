import { Unavailable } from '@ticketing/common/errors';
import type { Ticket } from '../domain/ticket';
import type { ClaimsIndex, Look } from './claims-index';
import { sharing } from './sharing';

const LOOKS_MAX = 20;
/** Nobody needs to know of more free units than this at once. */
const UNITS_SEEN_MAX = 1_000;

/** Free units that one look showed: all of them, or enough of them. */
export interface FreeUnits {
  look: Look;
  units: number[];
}

/**
 * Finds the free units of a ticket in the index.
 *
 * Fewer than `quantity` are reported only after two looks in a row that agree: a look reads many
 * documents, and a unit that moves meanwhile could be missed. What both looks show was true of all
 * units at once in the moment between them.
 *
 * @throws {Unavailable} when too few are seen and the looks never agree
 */
export type FindFreeUnits = (
  ticket: Pick<Ticket, 'id' | 'quantity'>,
  quantity: number,
) => Promise<FreeUnits>;

export function createUnitSearch(
  claims: Pick<ClaimsIndex, 'look'>,
  random: () => number = Math.random,
): FindFreeUnits {
  const look = sharing(({ id }: { id: string }) => claims.look(id));

  /** Pods that begin at different units get in each other's way less. */
  function freeUnits({ isHeld }: Look, unitCount: number): number[] {
    const first = Math.floor(random() * unitCount);
    const units: number[] = [];
    for (let step = 0; step < unitCount && units.length < UNITS_SEEN_MAX; step += 1) {
      const unit = (first + step) % unitCount;
      if (!isHeld(unit)) units.push(unit);
    }
    return units;
  }

  return async (ticket, quantity) => {
    let previous: Look | undefined;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const current = await look(ticket);
      const units = freeUnits(current, ticket.quantity);
      const isEnough = units.length >= quantity;
      const isSettled = previous?.fingerprint === current.fingerprint;
      if (isEnough || isSettled) return { look: current, units };
      previous = current;
    }
    throw new Unavailable('The ticket is in great demand, please try again');
  };
}
