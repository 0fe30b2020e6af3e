/** An amount in the smallest unit of its currency (cents). Never a fraction. */
export interface Money {
  amountMinor: number;
  currency: string;
}

const MINOR_PER_MAJOR = 100;
const AT_MOST_TWO_DECIMALS = /^-?\d+(\.\d{1,2})?$/;

/**
 * Tells whether a decimal number can be written with at most two places, as JSON writes it. Works on
 * the text, because `19.99 * 100` is `1998.9999999999998`.
 */
export function hasAtMostTwoDecimals(decimal: number): boolean {
  return AT_MOST_TWO_DECIMALS.test(String(decimal));
}

/**
 * Turns a decimal number from the JSON edge into integer minor units.
 *
 * @param decimal the amount in major units, e.g. `19.99`
 * @throws {RangeError} when it has more than two places or is too large to be exact
 */
export function toMinorUnits(decimal: number): number {
  const minor = Math.round(decimal * MINOR_PER_MAJOR);
  if (!hasAtMostTwoDecimals(decimal) || !Number.isSafeInteger(minor)) {
    throw new RangeError(`Not an amount with at most two decimals: ${decimal}`);
  }
  return minor;
}

/**
 * Turns integer minor units into the decimal number of the JSON edge.
 *
 * @throws {RangeError} when `amountMinor` is not an integer
 */
export function toDecimal(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new RangeError(`Not an amount in minor units: ${amountMinor}`);
  }
  return amountMinor / MINOR_PER_MAJOR;
}

/** Price of several units, in minor units. */
export function multiply(amountMinor: number, quantity: number): number {
  const total = amountMinor * quantity;
  if (!Number.isSafeInteger(total)) {
    throw new RangeError(`Not an exact amount: ${amountMinor} x ${quantity}`);
  }
  return total;
}
