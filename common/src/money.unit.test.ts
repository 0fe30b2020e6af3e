import fc from 'fast-check';
import { hasAtMostTwoDecimals, multiply, toDecimal, toMinorUnits } from './money';

describe('money', () => {
  it('turns a decimal into minor units without losing a cent', () => {
    expect(toMinorUnits(19.99)).toBe(1999);
    expect(toMinorUnits(0.29)).toBe(29);
    expect(toMinorUnits(999999.99)).toBe(99999999);
  });

  it('comes back as it was, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (minor) => {
        expect(toMinorUnits(toDecimal(minor))).toBe(minor);
      }),
    );
  });

  it.each([19.999, 0.001, 1e-7, NaN, Infinity, 1e21])(
    'refuses %s, which is not exact',
    (decimal) => {
      expect(hasAtMostTwoDecimals(decimal)).toBe(false);
      expect(() => toMinorUnits(decimal)).toThrow(RangeError);
    },
  );

  it('refuses fractions of the smallest unit', () => {
    expect(() => toDecimal(1.5)).toThrow(RangeError);
  });

  it('multiplies a price by a quantity, and refuses what is not exact', () => {
    expect(multiply(1999, 3)).toBe(5997);
    expect(() => multiply(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError);
  });
});
