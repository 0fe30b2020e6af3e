import { assertIndexed } from '@ticketing/common/testing/query-plan';
import { newId } from '@ticketing/common/store/ids';
import type { IndexDefinition } from 'mongoose';
import { startTickets, type Tickets } from '../testing/tickets-kit';
import { searchQuery, sellerQuery, sweepQuery, type ListingQuery } from './listing-queries';
import { firstQuery, takingFilter } from './reservations';

type Keys = [field: string, direction: number][];

const id = newId();
const at = { value: '2026-01-01T12:00:00.000Z', id };
const first = { limit: 50 };
const searching = (...args: Parameters<typeof searchQuery>): ListingQuery => {
  const query = searchQuery(...args);
  if (!query) throw new Error('this search has no query');
  return query;
};
const long = 'x'.repeat(40);
const price = { minPriceMinor: 50, maxPriceMinor: 500 };
const atPrice = { limit: 50, after: { value: 100, id } };

/** Every query that a list or a sweep makes, and the fields in it that are equal for all rows. */
const queries: [string, string, ListingQuery, string[]][] = [
  ['the list', 'tickets', searching({ sort: 'newest', words: [] }, first), ['onSale']],
  [
    'a next page',
    'tickets',
    searching({ sort: 'newest', words: [] }, { limit: 50, after: at }),
    ['onSale'],
  ],
  ['the cheapest', 'tickets', searching({ sort: 'price', words: [] }, first), ['onSale']],
  [
    'the next cheapest',
    'tickets',
    searching({ sort: 'price', words: [], ...price }, atPrice),
    ['onSale'],
  ],
  ['the dearest', 'tickets', searching({ sort: '-price', words: [] }, atPrice), ['onSale']],
  ...(['newest', 'price', '-price'] as const).flatMap((sort): typeof queries => {
    const after = sort === 'newest' ? { limit: 50, after: at } : atPrice;
    const fields = ['onSale', 'titleBeginnings'];
    return [
      [`a word, ${sort}`, 'tickets', searching({ sort, words: ['a'] }, first), fields],
      [
        `words, ${sort}`,
        'tickets',
        searching({ sort, words: ['a', long], ...price }, after),
        fields,
      ],
    ];
  }),
  ['my own', 'tickets', sellerQuery(id, first), ['userId']],
  ['my own, a next page', 'tickets', sellerQuery(id, { limit: 50, after: at }), ['userId']],
  ['the rotation', 'tickets', sweepQuery(id), []],
  ['the first hold', 'reservations', firstQuery(id, 'held'), ['ticketId', 'status']],
  ['the count', 'reservations', { filter: takingFilter(id), sort: {} }, ['ticketId', 'status']],
];

/** Whether an index has the equal fields first and then the order, read forwards or backwards. */
function serves(keys: Keys, equal: string[], sort: ListingQuery['sort']): boolean {
  const order = Object.entries(sort);
  const head = keys.slice(0, equal.length).map(([field]) => field);
  const tail = keys.slice(equal.length, equal.length + order.length);
  const isOrder = (turn: number) =>
    order.every(([field, way], index) => {
      const key = tail[index];
      return key?.[0] === field && key[1] === way * turn;
    });
  return head.every((field) => equal.includes(field)) && (isOrder(1) || isOrder(-1));
}

describe('the queries of lists and sweeps', () => {
  let tickets: Tickets;

  beforeAll(async () => {
    tickets = await startTickets();
  });
  afterAll(() => tickets.close());

  it.each(queries)('have an index that gives the rows of %s in order', async (...query) => {
    const [, collection, { sort }, equal] = query;
    const indexes = await tickets.connection.collection(collection).listIndexes().toArray();
    const keys = indexes.map(({ key }) => Object.entries(key as IndexDefinition) as Keys);
    expect(keys.filter((one) => serves(one, equal, sort))).not.toEqual([]);
  });

  it.each(queries)('plan %s without a scan and without a sort', async (...query) => {
    const [, collection, { filter, sort }] = query;
    const cursor = tickets.connection.collection(collection).find(filter).sort(sort).limit(51);
    await assertIndexed(cursor);
  });

  it('make no query where no title can have so many words', () => {
    const words = Array.from({ length: 101 }, (_, index) => `w${1_000 + index}`);
    expect(searchQuery({ sort: 'newest', words }, first)).toBeUndefined();
    expect(searchQuery({ sort: 'newest', words: words.slice(1) }, first)).toBeDefined();
  });
});
