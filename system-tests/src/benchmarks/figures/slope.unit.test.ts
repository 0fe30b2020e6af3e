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
});
