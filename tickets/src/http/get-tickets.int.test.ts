import request from 'supertest';
import {
  ticketsIn,
  errorsOf,
  orderOf,
  startTickets,
  type TicketBody,
  type Tickets,
} from '../testing/tickets-kit';

/** Follows `Link` to the end. */
async function readAll(
  tickets: Tickets,
  query: object,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<TicketBody[]> {
  const rows: TicketBody[] = [];
  let response = await tickets.list(query);
  for (;;) {
    rows.push(...ticketsIn(response));
    const link = response.get('link');
    if (link === undefined) return rows;
    expect(link).toMatch(/^<\/api\/tickets\?[^>]*>; rel="next"$/);
    await between();
    const path = link.slice(1, link.indexOf('>'));
    response = tickets.answers.check('get /api/tickets', await request(tickets.app).get(path));
  }
}

const titlesOf = (rows: TicketBody[]) => rows.map(({ title }) => title);

describe('the list of what can be bought', () => {
  let tickets: Tickets;

  beforeEach(async () => {
    tickets = await startTickets();
  });
  afterEach(() => tickets.close());

  const list = async (query: object | string = {}) =>
    titlesOf(ticketsIn(await tickets.list(query)));

  async function given(...listings: (readonly [title: string, price: number])[]) {
    const made: TicketBody[] = [];
    for (const [title, price] of listings) {
      made.push(await tickets.listTicket({ title, price }));
      tickets.clock.advance(1_000);
    }
    return made;
  }

  it('is newest first, for anonymous visitors too', async () => {
    const made = await given(['a', 1], ['b', 2], ['c', 3]);
    const response = await tickets.list();
    expect(response.status).toBe(200);
    expect(response.body).toEqual(made.reverse());
    expect(response.get('link')).toBeUndefined();
  });

  it('leaves out what is held or sold, and has it again when it is free', async () => {
    const [, held] = await given(['free', 1], ['held', 2]);
    const order = orderOf(held ?? { id: '' });
    await tickets.hear(order);
    expect(await list()).toEqual(['free']);
    await tickets.hear({ ...order, version: 1, status: 'cancelled', cancelReason: 'expired' });
    expect(await list()).toEqual(['held', 'free']);
  });

  describe('searched by words', () => {
    beforeEach(() =>
      given(
        ['Die Toten Hosen', 1],
        ['Café del Mar: Björk LIVE 2026', 2],
        ['AC/DC', 3],
        [`${'x'.repeat(40)}y`, 4],
        ['Tote (Solo)', 5],
      ),
    );

    it.each([
      ['toten', ['Die Toten Hosen']],
      ['TOT', ['Tote (Solo)', 'Die Toten Hosen']],
      ['hos tot', ['Die Toten Hosen']],
      ['tot die t', ['Die Toten Hosen']],
      ['toten solo', []],
      ['osen', []],
      ['cafe bjork', ['Café del Mar: Björk LIVE 2026']],
      ['CAFÉ', ['Café del Mar: Björk LIVE 2026']],
      ['2026', ['Café del Mar: Björk LIVE 2026']],
      ['26', []],
      ['ac/dc', ['AC/DC']],
      ['c-dc', []],
      ['.*', undefined],
      ['^$', undefined],
      ['   ', undefined],
      ['', undefined],
      ['x'.repeat(40), [`${'x'.repeat(40)}y`]],
      [`${'x'.repeat(39)}y`, []],
      ['x'.repeat(17), [`${'x'.repeat(40)}y`]],
      [Array.from({ length: 101 }, (_, index) => 1_000 + index).join(' '), []],
    ])('%s', async (q, titles) => {
      expect(await list({ q })).toEqual(titles ?? (await list()));
      for (const sort of ['price', '-price']) {
        expect((await list({ q, sort })).sort()).toEqual([...(titles ?? (await list()))].sort());
      }
    });

    it('takes nothing in it for a pattern or an operator', async () => {
      expect(await list({ q: 'tot|ac' })).toEqual([]);
      expect((await tickets.list('q[$ne]=x')).status).toBe(200);
      expect((await tickets.list('q=a&q=b')).status).toBe(400);
      expect((await tickets.list('q=%00')).status).toBe(400);
    });
  });

  it('is narrowed by price, both bounds included', async () => {
    await given(['a', 0.5], ['b', 19.99], ['c', 20], ['d', 999_999.99]);
    expect(await list({ minPrice: 19.99 })).toEqual(['d', 'c', 'b']);
    expect(await list({ maxPrice: '19.99' })).toEqual(['b', 'a']);
    expect(await list({ minPrice: '19.99', maxPrice: '20' })).toEqual(['c', 'b']);
    expect(await list({ minPrice: '20', maxPrice: '19.99' })).toEqual([]);
    expect(await list({ minPrice: '19.99', sort: '-price', q: 'c' })).toEqual(['c']);
  });

  it.each([
    ['newest', ['d', 'c', 'b', 'a']],
    ['price', ['b', 'd', 'a', 'c']],
    ['-price', ['c', 'd', 'a', 'b']],
  ])('is sorted by %s', async (sort, expected) => {
    const made = await given(['a', 20], ['b', 10], ['c', 30], ['d', 20]);
    const response = await tickets.list({ sort });
    const rows = ticketsIn(response);
    expect(rows.map(({ price }) => price)).toEqual(
      expected.map((title) => made.find((one) => one.title === title)?.price),
    );
    expect(titlesOf(rows).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each(['newest', 'price', '-price'])(
    'sorted by %s, pages without repeating or hiding a row while others come in',
    async (sort) => {
      for (let index = 0; index < 12; index += 1) {
        await tickets.listTicket({ title: `old ${index}`, price: 10 + (index % 3) });
      }
      const all = ticketsIn(await tickets.list({ sort }));
      const paged = await readAll(tickets, { sort, limit: 5, q: 'o' }, async () => {
        tickets.clock.advance(1_000);
        await tickets.listTicket({ title: 'new', price: 11 });
      });
      expect(paged).toEqual(all);
    },
  );

  it('has pages of 50, or as many as asked for', async () => {
    await Promise.all(
      Array.from({ length: 51 }, (_, index) => tickets.listTicket({ title: `t ${index}` })),
    );
    expect(await list()).toHaveLength(50);
    expect(await list({ limit: 1 })).toHaveLength(1);
    expect(await list({ limit: 100 })).toHaveLength(51);
    expect(await readAll(tickets, {})).toHaveLength(51);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=cheapest', 'sort'],
    ['sort=price&sort=newest', 'sort'],
    ['minPrice=-1', 'minPrice'],
    ['minPrice=1.999', 'minPrice'],
    ['maxPrice=1e3', 'maxPrice'],
    ['maxPrice=cheap', 'maxPrice'],
    ['maxPrice[$gt]=1&maxPrice=x', 'maxPrice'],
    ['cursor=nonsense', 'cursor'],
  ])('refuses %s', async (query, field) => {
    const response = await tickets.list(query);
    expect(response.status).toBe(400);
    expect(errorsOf(response).map((error) => error.field)).toEqual([field]);
  });

  it('refuses the cursor of another order', async () => {
    await given(['a', 1], ['b', 2]);
    const link = (await tickets.list({ limit: 1 })).get('link') ?? '';
    const cursor = new URL(link.slice(1, link.indexOf('>')), 'http://x').searchParams.get('cursor');
    expect((await tickets.list({ cursor })).status).toBe(200);
    const response = await tickets.list({ cursor, sort: 'price' });
    expect(errorsOf(response)).toEqual([{ message: 'Cursor is not valid', field: 'cursor' }]);
    const forged = Buffer.from(JSON.stringify(['x', 'a'.repeat(24), 'price'])).toString(
      'base64url',
    );
    expect((await tickets.list({ cursor: forged, sort: 'price' })).status).toBe(400);
  });

  it('takes an empty parameter for none', async () => {
    await given(['a', 1]);
    expect(await list('limit=&sort=&cursor=&minPrice=&maxPrice=&q=&unknown=1')).toEqual(['a']);
  });
});
