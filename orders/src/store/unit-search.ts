import { Unavailable } from '@ticketing/common/errors';
import type { Ticket } from '../domain/ticket';
import type { ClaimsIndex, Look } from './claims-index';
import { sharing } from './sharing';

const LOOKS_MAX = 20;
const TICKETS_MAX = 1_000;
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
 * documents, and a unit that moves meanwhile could be missed. An order never takes again what it gave
 * up (a rescued one counts as another), so what both looks show was true of all units at once when the
 * second began, which was after somebody asked. The first may be as old as it likes: who asks for what
 * is long sold out needs one look.
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
  /** What the last look at a ticket showed; bounded in memory. */
  const lastShown = new Map<string, string>();

  const look = sharing(async ({ id }: { id: string }) => {
    const before = lastShown.get(id);
    const current = await claims.look(id);
    lastShown.delete(id);
    lastShown.set(id, current.fingerprint);
    const [oldest] = lastShown.keys();
    if (lastShown.size > TICKETS_MAX && oldest !== undefined) lastShown.delete(oldest);
    return { current, isSettled: before === current.fingerprint };
  });

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
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const { current, isSettled } = await look(ticket);
      const units = freeUnits(current, ticket.quantity);
      if (units.length >= quantity || isSettled) return { look: current, units };
    }
    throw new Unavailable('The ticket is in great demand, please try again');
  };
}
