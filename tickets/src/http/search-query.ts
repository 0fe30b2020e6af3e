import type { Request } from 'express';
import type { ValidationChain } from 'express-validator';
import { isInstant } from '@ticketing/common/http/page-request';
import { queryParameter } from '@ticketing/common/http/validate';
import { toMinorUnits } from '@ticketing/common/money';
import { z } from 'zod';
import { searchWords } from '../domain/title-words';
import type { SearchCriteria, Sort } from '../store/listing-queries';

const SORTS: readonly Sort[] = ['newest', 'price', '-price'];
const PRICE = /^\d{1,12}(\.\d{1,2})?$/;

/** What a search can ask for. */
export const searchParameters = z.object({
  q: z.string().optional().describe('Each word must be the beginning of a word of the title'),
  minPrice: z.number().optional(),
  maxPrice: z.number().optional(),
  sort: z.enum(SORTS).default('newest'),
});

function isSort(value: unknown): value is Sort {
  return SORTS.some((sort) => sort === value);
}

function isPrice(value: string): boolean {
  return PRICE.test(value);
}

export function checkSearch(): ValidationChain[] {
  const priceMessage = (which: string) =>
    `${which} price must be a number with at most two decimals`;
  return [
    queryParameter('q', () => true, 'Search must be a text'),
    queryParameter('minPrice', isPrice, priceMessage('Minimum')),
    queryParameter('maxPrice', isPrice, priceMessage('Maximum')),
    queryParameter('sort', isSort, 'Sort must be newest, price or -price'),
  ];
}

/** The order that a request asks for, before anything of it is checked. */
export function sortOf({ query }: Request): Sort {
  return isSort(query['sort']) ? query['sort'] : 'newest';
}

/** Whether a cursor's value is one that the order sorts by. */
export function isSortValue(value: string | number, sort: string): boolean {
  return sort === 'newest' ? isInstant(value) : Number.isSafeInteger(value);
}

/** The criteria in a checked query. */
export function searchOf(query: Partial<Record<string, string>>): SearchCriteria {
  const { q = '', minPrice, maxPrice, sort } = query;
  return {
    words: searchWords(q),
    sort: isSort(sort) ? sort : 'newest',
    ...(minPrice !== undefined && { minPriceMinor: toMinorUnits(Number(minPrice)) }),
    ...(maxPrice !== undefined && { maxPriceMinor: toMinorUnits(Number(maxPrice)) }),
  };
}
