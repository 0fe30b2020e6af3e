import { trendOf } from './slope';

const series = (valueAt: (index: number) => number, length = 60) =>
  Array.from({ length }, (_, x) => ({ x, y: valueAt(x) }));

describe('the trend of a series', () => {
  it('rises where memory is lost at every step', () => {
    expect(trendOf(series((x) => 100 + x)).isRising).toBe(true);
  });

  it('does not rise where a saw goes up and down again', () => {
    expect(trendOf(series((x) => 100 + (x % 7) * 5)).isRising).toBe(false);
  });

  it('does not rise by one outlier at the end', () => {
    expect(trendOf(series((x) => (x === 59 ? 900 : 100 + (x % 3)))).isRising).toBe(false);
  });

  it('does not rise by a steady part that does not matter', () => {
    expect(trendOf(series((x) => 1_000 + x)).isRising).toBe(false);
  });

  it('does not rise below the floor', () => {
    expect(
      trendOf(
        series((x) => x / 60),
        50,
      ).isRising,
    ).toBe(false);
  });

  it('rises in spite of noise', () => {
    expect(trendOf(series((x) => 100 + 2 * x + (x % 5) * 4)).isRising).toBe(true);
  });

  it('rises where many points make up for a weak order', () => {
    const saw = (x: number) => 100 + x / 2 + (x % 10) * 12;
    expect(trendOf(series(saw, 100)).isRising).toBe(true);
  });

  it('does not rise where so few points are in order by chance', () => {
    const { z, isRising } = trendOf(series((x) => 100 + 20 * x, 4));
    expect(z).toBeCloseTo(5 / Math.sqrt(156 / 18));
    expect(isRising).toBe(false);
  });

  it('does not rise where nearly all values are equal', () => {
    expect(trendOf(series((x) => (x === 59 ? 200 : 100))).isRising).toBe(false);
    expect(trendOf(series(() => 100)).z).toBe(0);
  });

  it('takes equal values into account, as the published test does', () => {
    // S = 9 of 10 pairs, one tie of two: Var(S) = (5·4·15 − 2·1·9) / 18.
    const values = [1, 2, 2, 4, 5];
    expect(trendOf(series((x) => values[x] ?? 0, 5)).z).toBeCloseTo(8 / Math.sqrt(282 / 18));
  });
});
