const TICKETS_MAX = 1_000;
const UNITS_PER_TICKET_MAX = 1_000;

/** Units that were free in one look at the index; `look` tells looks apart. */
export interface SeenUnits {
  look: object;
  units: readonly number[];
}

/**
 * Which units to try first. It may be wrong, the index never is: a wrong hint costs a try. Bounded in
 * memory: the ticket that nobody asked for longest is forgotten, and a part of its units is enough.
 */
export interface UnitHints {
  /**
   * Takes units to try, so that no other request of this pod tries them too, whatever the index shows
   * meanwhile; undefined for too few. Whoever takes must settle.
   */
  take(ticketId: string, quantity: number): number[] | undefined;
  /** The try with these units has ended, one way or the other: from now on the index knows best. */
  settle(ticketId: string, units: readonly number[]): void;
  /** Units that became free, or were not used. */
  giveBack(ticketId: string, units: readonly number[]): void;
  /** What would be tried next. */
  free(ticketId: string): readonly number[];
  /** Units that the index shows as held. */
  forget(ticketId: string, held: Iterable<number>): void;
  /** What a look at the index showed. The same look twice changes nothing. */
  learn(ticketId: string, seen: SeenUnits): void;
  /** Behind the last unit that was learnt: a pod that goes on there finds what it has not sold itself. */
  next(ticketId: string): number | undefined;
}

interface Hint {
  look: object;
  next: number | undefined;
  free: Set<number>;
  /** Being tried: in the index they may still look free. */
  inFlight: Set<number>;
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
      for (const unit of units) {
        hint.free.delete(unit);
        hint.inFlight.add(unit);
      }
      return units;
    },
    settle(ticketId, units) {
      for (const unit of units) hints.get(ticketId)?.inFlight.delete(unit);
    },
    giveBack(ticketId, units) {
      const free = hints.get(ticketId)?.free;
      for (const unit of units) if (free && free.size < UNITS_PER_TICKET_MAX) free.add(unit);
    },
    free: (ticketId) => [...(hints.get(ticketId)?.free ?? [])],
    forget(ticketId, held) {
      for (const unit of held) hints.get(ticketId)?.free.delete(unit);
    },
    learn(ticketId, { look, units }) {
      const known = hints.get(ticketId);
      if (known?.look === look) return;
      const inFlight = known?.inFlight ?? new Set<number>();
      const idle = units.filter((unit) => !inFlight.has(unit));
      const free = new Set(idle.slice(0, UNITS_PER_TICKET_MAX));
      const last = units.at(-1);
      const next = last === undefined ? known?.next : last + 1;
      touch(ticketId, { look, next, free, inFlight });
    },
    next: (ticketId) => hints.get(ticketId)?.next,
  };
}
