import type { IndexSpecification } from '@ticketing/common/store/aggregate-schema';
import { afterPosition, type Page } from '@ticketing/common/store/paging';
import { beginningOf, isLongWord } from '../domain/title-words';
import { TITLE_LENGTH_MAX } from '../domain/listing';

export type Sort = 'newest' | 'price' | '-price';

export interface SearchCriteria {
  sort: Sort;
  /** Each of these must be the beginning of a word of the title. */
  words: readonly string[];
  minPriceMinor?: number;
  maxPriceMinor?: number;
}

type Condition = Record<string, unknown>;

export interface ListingQuery {
  filter: Condition;
  sort: Record<string, 1 | -1>;
}

/**
 * For each list an index that gives its rows in its order, so that none is sorted in memory: what is
 * equal for all of its rows first, then what it is sorted by. A search by words starts from the
 * beginning of one word, which is equal for all of its rows as well.
 */
export const listingIndexes: readonly IndexSpecification[] = [
  { keys: { onSale: 1, createdAt: -1, _id: -1 } },
  { keys: { onSale: 1, priceMinor: 1, _id: 1 } },
  { keys: { onSale: 1, titleBeginnings: 1, createdAt: -1, _id: -1 } },
  { keys: { onSale: 1, titleBeginnings: 1, priceMinor: 1, _id: 1 } },
  { keys: { userId: 1, createdAt: -1, _id: -1 } },
];

/** A title has no more words than this: between two of them stands something else. */
const TITLE_WORDS_MAX = TITLE_LENGTH_MAX / 2;

const orders: Record<Sort, { field: 'createdAt' | 'priceMinor'; direction: 1 | -1 }> = {
  newest: { field: 'createdAt', direction: -1 },
  price: { field: 'priceMinor', direction: 1 },
  '-price': { field: 'priceMinor', direction: -1 },
};

function inOrder(sort: Sort, page: Page): { after: Condition[]; sort: ListingQuery['sort'] } {
  const { field, direction } = orders[sort];
  const { after } = page;
  const value = field === 'createdAt' && after ? new Date(after.value) : after?.value;
  return {
    after: after ? [afterPosition(field, direction, value, after.id)] : [],
    sort: { [field]: direction, _id: direction },
  };
}

/** A word is letters and digits only, so that nothing in it means anything in a pattern. */
function withWord(word: string): Condition[] {
  const beginning = { titleBeginnings: beginningOf(word) };
  return isLongWord(word) ? [beginning, { titleWords: new RegExp(`^${word}`) }] : [beginning];
}

function withPrice({ minPriceMinor, maxPriceMinor }: SearchCriteria): Condition[] {
  return [
    ...(minPriceMinor === undefined ? [] : [{ priceMinor: { $gte: minPriceMinor } }]),
    ...(maxPriceMinor === undefined ? [] : [{ priceMinor: { $lte: maxPriceMinor } }]),
  ];
}

/**
 * What can be bought now.
 *
 * @returns undefined where no title can have so many words
 */
export function searchQuery(criteria: SearchCriteria, page: Page): ListingQuery | undefined {
  if (criteria.words.length > TITLE_WORDS_MAX) return undefined;
  const { after, sort } = inOrder(criteria.sort, page);
  const conditions = [...criteria.words.flatMap(withWord), ...withPrice(criteria), ...after];
  return {
    filter: { onSale: true, ...(conditions.length > 0 && { $and: conditions }) },
    sort,
  };
}

/** All listings of one seller, newest first. */
export function sellerQuery(userId: string, page: Page): ListingQuery {
  const { after, sort } = inOrder('newest', page);
  return { filter: { userId, ...(after[0] && { $and: after }) }, sort };
}

/** All listings in the order of their ids, for work that goes round. */
export function sweepQuery(afterId: string): ListingQuery {
  return { filter: { _id: { $gt: afterId } }, sort: { _id: 1 } };
}
