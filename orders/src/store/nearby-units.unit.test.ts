import { createNearbyUnits } from './nearby-units';
import { createUnitHints } from './unit-hints';

const ticket = { id: 'a'.repeat(24), quantity: 5_000 };
const ALL = Array.from({ length: ticket.quantity }, (_, unit) => unit);

/** An index in which these units are held; it notes what it was asked for. */
function holding(isHeld: (unit: number) => boolean) {
  const asked: (readonly number[])[] = [];
  return {
    asked,
    held: (_ticketId: string, units: readonly number[]) => {
      asked.push(units);
      return Promise.resolve(new Set(units.filter(isHeld)));
    },
  };
}

describe('looking at a part of a large listing', () => {
  it('asks for a thousand units, from anywhere, and tells which of them are free', async () => {
    const claims = holding((unit) => unit % 2 === 1);
    const find = createNearbyUnits({ claims, hints: createUnitHints() }, () => 0.9);
    const seen = await find(ticket);
    expect(claims.asked).toEqual([[...ALL.slice(4_500), ...ALL.slice(0, 500)]]);
    expect(seen?.units).toHaveLength(500);
    expect(seen?.units.slice(0, 2)).toEqual([4_500, 4_502]);
  });

  it('goes on behind what was learnt, and begins again behind the last unit', async () => {
    const claims = holding(() => false);
    const hints = createUnitHints();
    const find = createNearbyUnits({ claims, hints });
    hints.learn(ticket.id, { look: {}, units: ALL.slice(3_000, 4_000) });
    const seen = await find(ticket);
    expect(seen?.units).toEqual(ALL.slice(4_000));
    hints.learn(ticket.id, seen ?? { look: {}, units: [] });
    expect((await find(ticket))?.units).toEqual(ALL.slice(0, 1_000));
  });

  it('stays where a part is sold out: a look at the whole listing says where to go on', async () => {
    const claims = holding(() => true);
    const hints = createUnitHints();
    const find = createNearbyUnits({ claims, hints }, () => 0);
    hints.learn(ticket.id, { look: {}, units: [41] });
    hints.learn(ticket.id, (await find(ticket)) ?? { look: {}, units: [0] });
    await find(ticket);
    expect(claims.asked.map(([first]) => first)).toEqual([42, 42]);
  });

  it('is left to a look at the whole listing where that is small', async () => {
    const claims = holding(() => false);
    const find = createNearbyUnits({ claims, hints: createUnitHints() });
    expect(await find({ ...ticket, quantity: 1_000 })).toBeUndefined();
    expect(claims.asked).toEqual([]);
  });

  it('is shared by all who wait for it', async () => {
    const claims = holding(() => false);
    const find = createNearbyUnits({ claims, hints: createUnitHints() });
    const [, second, third] = await Promise.all([find(ticket), find(ticket), find(ticket)]);
    expect(second).toBe(third);
    expect(claims.asked).toHaveLength(2);
  });
});
