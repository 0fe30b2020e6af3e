import { shortage, type Ticket } from '../domain/ticket';
import type { ClaimsIndex } from '../store/claims-index';
import type { FindNearbyUnits } from '../store/nearby-units';
import type { SeenUnits, UnitHints } from '../store/unit-hints';
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
  /**
   * Units that could not be claimed together: those that the index shows as free can be hinted again.
   * Whoever took the others has likely taken more, so the other hints are held against the index too.
   */
  putBack(ticket: Ticket, units: readonly number[]): Promise<void>;
}

export function createUnitPicker(deps: {
  claims: Pick<ClaimsIndex, 'held'>;
  findNearbyUnits: FindNearbyUnits;
  findFreeUnits: FindFreeUnits;
  hints: UnitHints;
}): UnitPicker {
  const { claims, findNearbyUnits, findFreeUnits, hints } = deps;

  /** Another request of this pod may have looked meanwhile: what it found is used up first. */
  function takeSeen(ticket: Ticket, quantity: number, seen: SeenUnits): number[] | undefined {
    const found = hints.take(ticket.id, quantity);
    if (found) return found;
    hints.learn(ticket.id, seen);
    return hints.take(ticket.id, quantity);
  }

  async function takeNearby(ticket: Ticket, quantity: number): Promise<number[] | undefined> {
    const seen = await findNearbyUnits(ticket);
    return seen && takeSeen(ticket, quantity, seen);
  }

  return {
    async pick(ticket, quantity) {
      const hinted = hints.take(ticket.id, quantity) ?? (await takeNearby(ticket, quantity));
      if (hinted) return hinted;
      const seen = await findFreeUnits(ticket, quantity);
      if (seen.units.length < quantity) throw shortage(seen.units.length);
      return takeSeen(ticket, quantity, seen);
    },
    settle: (ticket, units) => hints.settle(ticket.id, units),
    async putBack({ id }, units) {
      const held = await claims.held(id, [...units, ...hints.free(id)]);
      hints.forget(id, held);
      hints.giveBack(
        id,
        units.filter((unit) => !held.has(unit)),
      );
    },
  };
}
