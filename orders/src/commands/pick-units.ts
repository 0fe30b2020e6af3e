import { shortage, type Ticket } from '../domain/ticket';
import type { ClaimsIndex } from '../store/claims-index';
import type { FindNearbyUnits } from '../store/nearby-units';
import type { UnitHints } from '../store/unit-hints';
import type { FindFreeUnits } from '../store/unit-search';

export interface UnitPicker {
  /**
   * Units that may be free: hinted ones, else what the index shows, a part of it before all of it.
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
  findNearbyUnits: FindNearbyUnits;
  findFreeUnits: FindFreeUnits;
  hints: UnitHints;
}): UnitPicker {
  const { claims, findNearbyUnits, findFreeUnits, hints } = deps;

  async function takeNearby(ticket: Ticket, quantity: number): Promise<number[] | undefined> {
    const seen = await findNearbyUnits(ticket);
    if (!seen) return undefined;
    hints.learn(ticket.id, seen);
    return hints.take(ticket.id, quantity);
  }

  return {
    async pick(ticket, quantity) {
      const hinted = hints.take(ticket.id, quantity) ?? (await takeNearby(ticket, quantity));
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
