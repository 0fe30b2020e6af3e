import { Unavailable } from '@ticketing/common/errors';
import type { Ticket } from '../domain/ticket';
import type { ClaimsIndex, Look } from './claims-index';

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

/**
 * Runs one call at a time for each key. Who comes while one runs shares the next one, so that nobody
 * gets an answer that was read before he asked.
 */
function sharing<T>(run: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const waiting = new Map<string, Promise<T>>();

  function start(key: string): Promise<T> {
    const current = run(key).finally(() => {
      if (running.get(key) === current) running.delete(key);
    });
    running.set(key, current);
    return current;
  }

  return (key) => {
    const current = running.get(key);
    if (!current) return start(key);
    const queued = waiting.get(key);
    if (queued) return queued;
    const next = current
      .catch(() => undefined)
      .then(() => {
        waiting.delete(key);
        return start(key);
      });
    waiting.set(key, next);
    return next;
  };
}

export function createUnitSearch(
  claims: Pick<ClaimsIndex, 'look'>,
  random: () => number = Math.random,
): FindFreeUnits {
  const look = sharing((ticketId) => claims.look(ticketId));

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
      const current = await look(ticket.id);
      const units = freeUnits(current, ticket.quantity);
      const isEnough = units.length >= quantity;
      const isSettled = previous?.fingerprint === current.fingerprint;
      if (isEnough || isSettled) return { look: current, units };
      previous = current;
    }
    throw new Unavailable('The ticket is in great demand, please try again');
  };
}
