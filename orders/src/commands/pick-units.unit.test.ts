import type { Ticket } from '../domain/ticket';
import { createNearbyUnits } from '../store/nearby-units';
import { createUnitHints } from '../store/unit-hints';
import { createUnitSearch } from '../store/unit-search';
import { createUnitPicker } from './pick-units';

const ticket = { id: 'a'.repeat(24), quantity: 5_000 } as Ticket;

/** A pod that looks at an index; each look at a part of a listing shows what it is told to. */
function podOn(looks: ((unit: number) => boolean)[]) {
  let wholeLooks = 0;
  const claims = {
    held(_ticketId: string, units: readonly number[]) {
      const isHeld = looks.shift() ?? (() => true);
      return Promise.resolve(new Set(units.filter(isHeld)));
    },
    look() {
      wholeLooks += 1;
      return Promise.resolve({ isHeld: () => true, fingerprint: 'sold out' });
    },
  };
  const hints = createUnitHints();
  const findNearbyUnits = createNearbyUnits({ claims, hints }, () => 0);
  const findFreeUnits = createUnitSearch(claims);
  const picker = createUnitPicker({ claims, hints, findNearbyUnits, findFreeUnits });
  return { picker, hints, wholeLooks: () => wholeLooks };
}

describe('picking units to try', () => {
  it('uses up what another request found, although the next part of the listing is sold out', async () => {
    const { picker, wholeLooks } = podOn([() => false, () => true]);
    const picked = await Promise.all([1, 2, 3].map((quantity) => picker.pick(ticket, quantity)));
    expect(picked).toEqual([[0], [1, 2], [3, 4, 5]]);
    expect(wholeLooks()).toBe(0);
  });

  it('refuses only when the whole listing shows too few', async () => {
    const { picker, wholeLooks } = podOn([() => true]);
    await expect(picker.pick(ticket, 1)).rejects.toThrow('Ticket is already reserved');
    expect(wholeLooks()).toBe(2);
  });

  it('forgets with one look all that another pod has sold', async () => {
    const { picker, hints } = podOn([(unit) => unit !== 700]);
    const units = Array.from({ length: 1_000 }, (_, unit) => unit);
    hints.learn(ticket.id, { look: {}, units });
    const tried = (await picker.pick(ticket, 1)) ?? [];
    await picker.putBack(ticket, tried);
    picker.settle(ticket, tried);
    expect(hints.free(ticket.id)).toEqual([700]);
    expect(await picker.pick(ticket, 1)).toEqual([700]);
  });
});
