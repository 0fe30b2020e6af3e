import fc from 'fast-check';
import { faultOfPrice } from './price';

describe('a price', () => {
  it.each([0.5, 1, 19.99, 999_999.99, 0.57])('may be %d', (price) => {
    expect(faultOfPrice(price, 50)).toBeUndefined();
  });

  it.each([undefined, null, '20', true, [20], {}, 0, -0, -1, -Infinity, NaN])(
    'is a number greater than 0, not %p',
    (price) => {
      expect(faultOfPrice(price, 50)).toBe('Price must be greater than 0');
    },
  );

  it.each([19.999, 0.001, 1e-7, 5e-324, 100.005])('has at most two decimals, not %d', (price) => {
    expect(faultOfPrice(price, 50)).toBe('Price must have at most two decimals');
  });

  it.each([0.49, 0.01, 1_000_000, 1e21, Infinity])('is inside its bounds, not %d', (price) => {
    expect(faultOfPrice(price, 50)).toBe('Price must be between 0.50 and 999999.99');
  });

  it('may be any whole number of cents inside its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 99_999_999 }),
        (minor) => faultOfPrice(minor / 100, 50) === undefined,
      ),
    );
  });
});
