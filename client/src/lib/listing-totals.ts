import type { Listing } from './api/tickets';

export interface Revenue {
  readonly amount: number;
  readonly currency: string;
}

export interface ListingTotals {
  readonly sold: number;
  readonly held: number;
  readonly free: number;
  /** One for each currency: those do not add up. */
  readonly revenues: readonly Revenue[];
}

type Counted = Pick<Listing, 'sold' | 'held' | 'available' | 'revenue' | 'currency'>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What several listings come to. Goes through whole cents: `0.1 + 0.2` is not `0.3`. */
export function listingTotals(listings: readonly Counted[]): ListingTotals {
  const currencies = [...new Set(listings.map(({ currency }) => currency))];
  const centsIn = (wanted: string) =>
    listings.map(({ currency, revenue }) => (currency === wanted ? Math.round(revenue * 100) : 0));
  return {
    sold: sum(listings.map(({ sold }) => sold)),
    held: sum(listings.map(({ held }) => held)),
    free: sum(listings.map(({ available }) => available)),
    revenues: currencies.map((currency) => ({ amount: sum(centsIn(currency)) / 100, currency })),
  };
}
