import { medianInterval } from './bootstrap';

describe('the interval of a median', () => {
  const values = [0.8, 0.81, 0.79, 0.85, 0.82, 0.78, 0.8];

  it('holds the median and stays between the smallest and the largest value', () => {
    const { low, high } = medianInterval(values, 1);
    expect(low).toBeGreaterThanOrEqual(0.78);
    expect(low).toBeLessThanOrEqual(0.8);
    expect(high).toBeGreaterThanOrEqual(0.8);
    expect(high).toBeLessThanOrEqual(0.85);
  });

  it('is the same for the same seed', () => {
    expect(medianInterval(values, 7)).toEqual(medianInterval(values, 7));
  });

  it('is a point where all values are one', () => {
    expect(medianInterval([2, 2, 2], 1)).toEqual({ low: 2, high: 2 });
  });

  it('grows with the spread of the values', () => {
    const width = (spread: number) => {
      const { low, high } = medianInterval(
        values.map((_, index) => index * spread),
        1,
      );
      return high - low;
    };
    expect(width(10)).toBeGreaterThan(width(1));
  });
});
