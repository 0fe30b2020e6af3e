import { hasAtMostTwoDecimals, toDecimal } from '@ticketing/common/money';

export const PRICE_MAX_MINOR = 99_999_999;

function asText(amountMinor: number): string {
  return toDecimal(amountMinor).toFixed(2);
}

/** Whole numbers too large to be written without an exponent have no decimals either. */
function hasTooManyDecimals(price: number): boolean {
  return Number.isFinite(price) && !Number.isInteger(price) && !hasAtMostTwoDecimals(price);
}

/**
 * What is wrong with a price as somebody asked for it; undefined where nothing is.
 *
 * @param minMinor the least price, in minor units
 */
export function faultOfPrice(price: unknown, minMinor: number): string | undefined {
  if (typeof price !== 'number' || !(price > 0)) return 'Price must be greater than 0';
  if (hasTooManyDecimals(price)) return 'Price must have at most two decimals';
  if (price < toDecimal(minMinor) || price > toDecimal(PRICE_MAX_MINOR)) {
    return `Price must be between ${asText(minMinor)} and ${asText(PRICE_MAX_MINOR)}`;
  }
  return undefined;
}
