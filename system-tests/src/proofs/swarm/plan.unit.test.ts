import fc from 'fast-check';
import { chanceOf } from './chance';
import { atHeat, ENDINGS, planPurchase, purchaseEveryMs, spreadUnits } from './plan';

const plans = (seed: number) =>
  Array.from({ length: 600 }, (_, n) => planPurchase(chanceOf(seed, `purchase ${n}`)));

describe('the plan of a purchase', () => {
  it('repeats with the seed', () => {
    expect(plans(5)).toEqual(plans(5));
    expect(plans(5)).not.toEqual(plans(6));
  });

  it('has every ending, in as many purchases as a minute has', () => {
    const endings = new Set(plans(5).map(({ ending }) => ending));
    expect([...endings].sort()).toEqual(Object.keys(ENDINGS).sort());
  });

  it('is for one to three units, and for hot listings more often than for cold ones', () => {
    const all = plans(5);
    expect(new Set(all.map(({ quantity }) => quantity))).toEqual(new Set([1, 2, 3]));
    const hot = all.filter(({ heat }) => heat < 0.2).length;
    const cold = all.filter(({ heat }) => heat >= 0.8).length;
    expect(hot).toBeGreaterThan(3 * cold);
  });
});

describe('heat', () => {
  it('chooses a listing whenever there is one', () => {
    expect(atHeat(['a', 'b', 'c'], 0)).toBe('a');
    expect(atHeat(['a', 'b', 'c'], 1)).toBe('c');
    expect(atHeat([], 0.5)).toBeUndefined();
  });
});

describe('units spread over listings', () => {
  it('add up, with one at least for each', () => {
    const sizes = fc.record({
      listings: fc.integer({ min: 1, max: 40 }),
      more: fc.nat({ max: 300 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(sizes, ({ listings, more, seed }) => {
        const quantities = spreadUnits(listings + more, listings, chanceOf(seed, 'units'));
        expect(quantities).toHaveLength(listings);
        expect(Math.min(...quantities)).toBeGreaterThanOrEqual(1);
        expect(quantities.reduce((sum, quantity) => sum + quantity, 0)).toBe(listings + more);
      }),
    );
  });

  it('leave some listings with a single unit', () => {
    const quantities = spreadUnits(200, 20, chanceOf(1, 'units'));
    expect(quantities.filter((quantity) => quantity === 1).length).toBeGreaterThanOrEqual(6);
  });

  it('must be as many as the listings at least', () => {
    expect(() => spreadUnits(3, 4, chanceOf(1, 'units'))).toThrow('3 units');
  });
});

describe('the load', () => {
  it('stays the same with more buyers: each buys less often', () => {
    expect(purchaseEveryMs(300)).toBe(3 * purchaseEveryMs(100));
  });
});
