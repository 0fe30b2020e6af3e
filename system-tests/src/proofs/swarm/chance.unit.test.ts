import { chanceOf } from './chance';

const draws = (seed: number, name: string): number[] => {
  const chance = chanceOf(seed, name);
  return Array.from({ length: 20 }, () => chance.int(0, 1_000_000));
};

describe('chance', () => {
  it('repeats with the seed and the name', () => {
    expect(draws(7, 'buyer 1')).toEqual(draws(7, 'buyer 1'));
  });

  it('differs from one name to the next, and from one seed to the next', () => {
    expect(draws(7, 'buyer 1')).not.toEqual(draws(7, 'buyer 2'));
    expect(draws(7, 'buyer 1')).not.toEqual(draws(8, 'buyer 1'));
  });

  it('draws by weight, and never what weighs nothing', () => {
    const chance = chanceOf(1, 'weights');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let n = 0; n < 1_000; n += 1) counts[chance.weighted({ often: 9, never: 0, seldom: 1 })]++;
    expect(counts.never).toBe(0);
    expect(counts.often).toBeGreaterThan(800);
    expect(counts.seldom).toBeGreaterThan(50);
  });

  it('knows never and always', () => {
    const chance = chanceOf(1, 'edges');
    const happened = (share: number) => Array.from({ length: 50 }, () => chance.happens(share));
    expect(happened(0)).not.toContain(true);
    expect(happened(1)).not.toContain(false);
  });
});
