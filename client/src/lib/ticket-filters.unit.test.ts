import { nextCursorOf } from './api/page';
import {
  filterText,
  isNarrowed,
  paramOf,
  readTicketQuery,
  searchPath,
  withParams,
} from './ticket-filters';

describe('the filters in the address', () => {
  it('count as not given where they are empty', () => {
    expect(readTicketQuery({ q: ' ', minPrice: '', sort: 'price', other: 'x' })).toEqual({
      sort: 'price',
    });
  });

  it('are taken once where they are given twice', () => {
    expect(paramOf({ q: ['jazz', 'rock'] }, 'q')).toBe('jazz');
  });

  it('stay as they are while the page changes', () => {
    const query = { q: 'rock & roll', sort: '-price' };
    expect(withParams('/tickets', query, { cursor: 'c=1' })).toBe(
      '/tickets?q=rock+%26+roll&sort=-price&cursor=c%3D1',
    );
    expect(withParams('/tickets', { cursor: 'c' }, { cursor: undefined })).toBe('/tickets');
  });
});

describe('a search', () => {
  const blank = { q: '', minPrice: '', maxPrice: '', sort: 'newest' };

  it('that asks for nothing has the address of all tickets', () => {
    expect(searchPath(blank)).toBe('/tickets');
    expect(searchPath({ ...blank, q: '  ' })).toBe('/tickets');
  });

  it('has all that was chosen in its address, and begins with the first page', () => {
    expect(searchPath({ q: ' jazz ', minPrice: '5', maxPrice: '19,90', sort: 'price' })).toBe(
      '/tickets?q=jazz&minPrice=5&maxPrice=19.90&sort=price',
    );
  });

  it('finds a word that is also the name of an order of sorting', () => {
    expect(searchPath({ ...blank, q: 'newest' })).toBe('/tickets?q=newest');
  });

  it('takes a price with a comma', () => {
    expect(readTicketQuery({ minPrice: '19,90' })).toEqual({ minPrice: '19.90' });
  });

  it('narrows by words and prices, not by order or page', () => {
    expect(isNarrowed({ sort: 'price', cursor: 'c' })).toBe(false);
    expect(isNarrowed({ maxPrice: '5' })).toBe(true);
  });

  it('stands in the fields as it stands in the address', () => {
    expect(filterText({ q: 'jazz' }, 'q')).toBe('jazz');
    expect(filterText({}, 'maxPrice')).toBe('');
    expect(filterText({}, 'sort')).toBe('newest');
  });
});

describe('the cursor of the next page', () => {
  it('is read from the Link header', () => {
    expect(nextCursorOf('</api/tickets?limit=24&cursor=a%3Db>; rel="next"')).toBe('a=b');
  });

  it.each([undefined, '', '</api/tickets?cursor=a>; rel="prev"', 'nonsense'])(
    'is missing in %p',
    (link) => expect(nextCursorOf(link)).toBeUndefined(),
  );
});
