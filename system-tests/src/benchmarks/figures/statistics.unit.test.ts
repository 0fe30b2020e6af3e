import { median, quantile } from './statistics';

describe('statistics', () => {
  it('takes the middle of an odd number of values', () => {
    expect(median([30, 1, 2])).toBe(2);
  });

  it('takes the mean of the two in the middle of an even number of values', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([1, 2])).toBe(1.5);
  });

  it('takes quantiles by the nearest rank, whatever the order of the values', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(hundred, 0.99)).toBe(99);
    expect(quantile(hundred, 0.5)).toBe(50);
    expect(quantile(hundred, 1)).toBe(100);
    expect(quantile([7], 0.99)).toBe(7);
  });

  it('says no quantile of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('nothing');
    expect(() => median([])).toThrow('nothing');
  });
});
