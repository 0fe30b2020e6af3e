import { eventually } from '@ticketing/common/testing/eventually';
import type { Look } from './claims-index';
import { createUnitSearch } from './unit-search';

function lookOf(holders: Record<number, string>): Look {
  return { isHeld: (unit) => unit in holders, fingerprint: JSON.stringify(holders) };
}

/** An index that shows one thing after the other; the last one for ever. */
function showing(...looks: Record<number, string>[]) {
  let count = 0;
  return {
    count: () => count,
    look: () => {
      const holders = looks[Math.min(count, looks.length - 1)] ?? {};
      count += 1;
      return Promise.resolve(lookOf(holders));
    },
  };
}

const ticket = { id: 'a'.repeat(24), quantity: 3 };

describe('looking for free units', () => {
  it('is content with one look that shows enough', async () => {
    const index = showing({ 1: 'x' });
    const { units } = await createUnitSearch(index, () => 0)(ticket, 2);
    expect(units).toEqual([0, 2]);
    expect(index.count()).toBe(1);
  });

  it('begins anywhere, so that pods do not all try the same units', async () => {
    const { units } = await createUnitSearch(showing({}), () => 0.5)(ticket, 1);
    expect(units).toEqual([1, 2, 0]);
  });

  it('reports a shortage only when two looks in a row agree', async () => {
    const index = showing({ 0: 'x', 1: 'y', 2: 'z' });
    const { units } = await createUnitSearch(index)(ticket, 1);
    expect(units).toEqual([]);
    expect(index.count()).toBe(2);
  });

  it('needs one look where nothing has changed since the last one, however long ago', async () => {
    const index = showing({ 0: 'x', 1: 'y', 2: 'z' });
    const find = createUnitSearch(index);
    await find(ticket, 1);
    expect((await find(ticket, 1)).units).toEqual([]);
    expect(index.count()).toBe(3);
  });

  it('takes nothing for settled that another ticket has shown', async () => {
    const index = showing({ 0: 'x', 1: 'y', 2: 'z' });
    const find = createUnitSearch(index);
    await find(ticket, 1);
    await find({ ...ticket, id: 'b'.repeat(24) }, 1);
    expect(index.count()).toBe(4);
  });

  it('looks again when a unit has moved between two looks', async () => {
    const index = showing(
      { 0: 'x', 1: 'y', 2: 'z' },
      { 0: 'x', 1: 'w', 2: 'z' },
      { 0: 'x', 1: 'w' },
    );
    const { units } = await createUnitSearch(index)(ticket, 1);
    expect(units).toEqual([2]);
    expect(index.count()).toBe(3);
  });

  it('gives up, without a word on what is left, when the looks never agree', async () => {
    let turn = 0;
    const look = () => Promise.resolve(lookOf({ 0: String((turn += 1)), 1: 'y', 2: 'z' }));
    await expect(createUnitSearch({ look })(ticket, 1)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('knows of a thousand units at most, which is more than anybody needs', async () => {
    const { units } = await createUnitSearch(showing({}))({ ...ticket, quantity: 100_000 }, 1);
    expect(units).toHaveLength(1_000);
  });
});

describe('many who look at once', () => {
  it('share looks, and none gets one that began before he asked', async () => {
    const pending: ((look: Look) => void)[] = [];
    const look = () => new Promise<Look>((resolve) => pending.push(resolve));
    const find = createUnitSearch({ look });
    const first = find(ticket, 1);
    const later = [find(ticket, 1), find(ticket, 1), find(ticket, 1)];
    expect(pending).toHaveLength(1);
    pending[0]?.(lookOf({}));
    await first;
    await eventually(() => expect(pending).toHaveLength(2));
    pending[1]?.(lookOf({ 0: 'x' }));
    for (const found of await Promise.all(later)) expect(found.units).not.toContain(0);
    expect(pending).toHaveLength(2);
  });

  it('are not kept by a look that failed', async () => {
    let isAway = true;
    const look = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(lookOf({})));
    const find = createUnitSearch({ look });
    const [first, second] = [find(ticket, 1), find(ticket, 1)];
    const failures = Promise.allSettled([first, second]);
    expect((await failures).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect((await find(ticket, 3)).units).toHaveLength(3);
  });
});
