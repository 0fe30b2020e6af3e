import { shortage, type Ticket } from '../domain/ticket';
import type { ClaimsIndex } from '../store/claims-index';
import type { UnitHints } from '../store/unit-hints';
import type { FindFreeUnits } from '../store/unit-search';

export interface UnitPicker {
  /**
   * Units that may be free: hinted ones, else what the index shows.
   *
   * @returns undefined when others of this pod are trying what was seen
   * @throws {Refused} when the index itself shows too few free units
   */
  pick(ticket: Ticket, quantity: number): Promise<number[] | undefined>;
  /** Ends a try, however it ended. Who picked must call it. */
  settle(ticket: Ticket, units: readonly number[]): void;
  /** Units that could not be claimed together: those that the index shows as free can be hinted again. */
  putBack(ticket: Ticket, units: readonly number[]): Promise<void>;
}

export function createUnitPicker(deps: {
  claims: Pick<ClaimsIndex, 'held'>;
  findFreeUnits: FindFreeUnits;
  hints: UnitHints;
}): UnitPicker {
  const { claims, findFreeUnits, hints } = deps;
  return {
    async pick(ticket, quantity) {
      const hinted = hints.take(ticket.id, quantity);
      if (hinted) return hinted;
      const seen = await findFreeUnits(ticket, quantity);
      if (seen.units.length < quantity) throw shortage(seen.units.length);
      hints.learn(ticket.id, seen);
      return hints.take(ticket.id, quantity);
    },
    settle: (ticket, units) => hints.settle(ticket.id, units),
    async putBack(ticket, units) {
      const held = await claims.held(ticket.id, units);
      const free = units.filter((unit) => !held.has(unit));
      hints.giveBack(ticket.id, free);
    },
  };
}
