import type { FreeUnits } from './unit-search';

const TICKETS_MAX = 1_000;
const UNITS_PER_TICKET_MAX = 1_000;

/**
 * Which units to try first. It may be wrong, the index never is: a wrong hint costs a try. Bounded in
 * memory: the ticket that nobody asked for longest is forgotten, and a part of its units is enough.
 */
export interface UnitHints {
  /** Takes units to try, so that no other request of this pod tries them too; undefined for too few. */
  take(ticketId: string, quantity: number): number[] | undefined;
  /** Units that became free, or were not used. */
  giveBack(ticketId: string, units: readonly number[]): void;
  /** What a look at the index showed. The same look twice changes nothing. */
  learn(ticketId: string, seen: FreeUnits): void;
}

interface Hint {
  look: FreeUnits['look'];
  free: Set<number>;
}

export function createUnitHints(): UnitHints {
  /** In the order of their last use. */
  const hints = new Map<string, Hint>();

  function touch(ticketId: string, hint: Hint): void {
    hints.delete(ticketId);
    hints.set(ticketId, hint);
    const [oldest] = hints.keys();
    if (hints.size > TICKETS_MAX && oldest !== undefined) hints.delete(oldest);
  }

  return {
    take(ticketId, quantity) {
      const hint = hints.get(ticketId);
      if (!hint || hint.free.size < quantity) return undefined;
      touch(ticketId, hint);
      const units: number[] = [];
      for (const unit of hint.free) {
        if (units.length === quantity) break;
        units.push(unit);
      }
      for (const unit of units) hint.free.delete(unit);
      return units;
    },
    giveBack(ticketId, units) {
      const free = hints.get(ticketId)?.free;
      for (const unit of units) if (free && free.size < UNITS_PER_TICKET_MAX) free.add(unit);
    },
    learn(ticketId, { look, units }) {
      if (hints.get(ticketId)?.look === look) return;
      touch(ticketId, { look, free: new Set(units.slice(0, UNITS_PER_TICKET_MAX)) });
    },
  };
}
