import { nextCursorOf } from './api/page';
import { paramOf, readTicketQuery, withParams } from './ticket-filters';

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

describe('the cursor of the next page', () => {
  it('is read from the Link header', () => {
    expect(nextCursorOf('</api/tickets?limit=24&cursor=a%3Db>; rel="next"')).toBe('a=b');
  });

  it.each([undefined, '', '</api/tickets?cursor=a>; rel="prev"', 'nonsense'])(
    'is missing in %p',
    (link) => expect(nextCursorOf(link)).toBeUndefined(),
  );
});
