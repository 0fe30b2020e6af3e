import { invalidParameter, refused } from './faults';
import type { Charge } from './objects';

const minimum: Readonly<Record<string, number>> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  cad: 50,
  aud: 50,
  chf: 50,
  nzd: 50,
  sgd: 50,
  hkd: 400,
  sek: 300,
  nok: 300,
  dkk: 250,
  pln: 200,
  czk: 1500,
};
/** Eight digits is all that Stripe takes, in every currency. */
export const amountMax = 99_999_999;

export const formatAmount = (amount: number, currency: string): string => {
  const number = (amount / 100).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return currency === 'usd' ? `$${number}` : `${number} ${currency}`;
};

export const checkCurrency = (given: string): string => {
  const currency = given.toLowerCase();
  if (minimum[currency] !== undefined) return currency;
  throw invalidParameter({
    message: `Invalid currency: ${currency}. Stripe currently supports these currencies: ${Object.keys(minimum).join(', ')}`,
    param: 'currency',
  });
};

export const checkIntentAmount = (amount: number, currency: string): void => {
  if (amount < 1) {
    throw invalidParameter({
      message: 'This value must be greater than or equal to 1.',
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  const least = minimum[currency] ?? 1;
  if (amount < least) {
    throw invalidParameter({
      message: `Amount must be at least ${formatAmount(least, currency)} ${currency}`,
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amount > amountMax) {
    throw invalidParameter({
      message: `Amount must be no more than ${formatAmount(amountMax, currency)}`,
      code: 'amount_too_large',
      param: 'amount',
    });
  }
};

/** What of a charge is not refunded yet; the amount asked for must fit into it. */
export const refundAmount = (charge: Charge, asked: number | undefined): number => {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw refused({
      message: `Charge ${charge.id} has already been refunded.`,
      code: 'charge_already_refunded',
    });
  }
  if (asked === undefined) return left;
  if (asked < 1) {
    throw invalidParameter({
      message: 'This value must be greater than or equal to 1.',
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  if (asked <= left) return asked;
  const money = (amount: number): string => formatAmount(amount, charge.currency);
  throw refused({
    message:
      left === charge.amount
        ? `Refund amount (${money(asked)}) is greater than charge amount (${money(left)})`
        : `Refund amount (${money(asked)}) is greater than unrefunded amount on charge (${money(left)})`,
    param: 'amount',
  });
};
