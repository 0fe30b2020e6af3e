import { texts } from './texts';

/** A card of the payment simulator: Stripe's own test numbers and names. */
export interface TestCard {
  readonly number: string;
  /** What is sent in place of the number. */
  readonly token: string;
  readonly label: string;
}

const { cards } = texts.payment;

export const testCards: readonly TestCard[] = [
  { number: '4242 4242 4242 4242', token: 'tok_visa', label: cards.succeeds },
  { number: '4000 0000 0000 0002', token: 'tok_chargeDeclined', label: cards.declined },
  {
    number: '4000 0000 0000 3220',
    token: 'pm_card_threeDSecure2Required',
    label: cards.threeDSecure,
  },
  {
    number: '4000 0000 0000 9995',
    token: 'tok_chargeDeclinedInsufficientFunds',
    label: cards.insufficientFunds,
  },
  { number: '4000 0000 0000 1000', token: 'tok_succeedsAfterDelay', label: cards.delayed },
];

/** What one click fills in beside the number. */
export const TEST_EXPIRY = '12 / 34';
export const TEST_CVC = '123';

const digitsOf = (text: string) => text.replace(/\D/g, '');

export function isSameCard(one: string, other: string): boolean {
  return digitsOf(one) === digitsOf(other);
}

export function tokenOf(number: string): string | undefined {
  return testCards.find((card) => isSameCard(card.number, number))?.token;
}

/** `12/34` and `12 / 34` are the end of December 2034. */
export function isExpiryToCome(text: string, now: Date): boolean {
  const parts = /^\s*(0[1-9]|1[0-2])\s*\/?\s*(\d{2})\s*$/.exec(text);
  if (parts === null) return false;
  return new Date(2000 + Number(parts[2]), Number(parts[1])) > now;
}
