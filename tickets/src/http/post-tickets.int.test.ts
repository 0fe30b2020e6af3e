import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { eventually } from '@ticketing/common/testing/eventually';
import request from 'supertest';
import { ticketIn, errorsOf, startTickets, type Tickets } from '../testing/tickets-kit';

describe('listing a ticket', () => {
  let tickets: Tickets;

  beforeAll(async () => {
    tickets = await startTickets();
  });
  afterAll(() => tickets.close());

  const count = () => tickets.connection.collection('tickets').countDocuments();

  it('answers with the ticket, version 0, one unit unless told otherwise', async () => {
    const response = await tickets.post({ title: '  Concert ', price: 19.99, unknown: true });
    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      title: 'Concert',
      price: 19.99,
      currency: 'usd',
      quantity: 1,
      available: 1,
      userId: tickets.seller.id,
      version: 0,
      createdAt: '2026-01-01T12:00:00.000Z',
    });
  });

  it('tells others with an event that carries the whole public state', async () => {
    const { id } = await tickets.listTicket({ title: 'Told', price: 0.5, quantity: 7 });
    const told = await eventually(() => {
      const found = tickets.bus.publishedOf('ticket:created').find(({ subject }) => subject === id);
      if (!found) throw new Error('not published yet');
      return found;
    });
    expect(told).toMatchObject({
      id: `${id}:0:ticket:created`,
      source: 'tickets-service',
      version: 0,
      data: {
        id,
        version: 0,
        title: 'Told',
        priceMinor: 50,
        currency: 'usd',
        quantity: 7,
        userId: tickets.seller.id,
      },
    });
  });

  it('keeps the event in the document while the bus is away', async () => {
    tickets.bus.goAway();
    const { id } = await tickets.listTicket({ title: 'Patient' });
    const overdue = () => tickets.connection.collection('tickets').findOne({ title: 'Patient' });
    expect((await overdue())?.['outbox']).toHaveLength(1);
    tickets.bus.comeBack();
    expect(await tickets.sweeper.flush()).toBe(1);
    expect((await overdue())?.['outbox']).toHaveLength(0);
    const told = tickets.bus.publishedOf('ticket:created');
    expect(told.some(({ subject }) => subject === id)).toBe(true);
  });

  const title = 'Concert';
  it.each<[object, string, string]>([
    [{ title }, 'price', 'Price must be greater than 0'],
    [{ title, price: 0 }, 'price', 'Price must be greater than 0'],
    [{ title, price: -5 }, 'price', 'Price must be greater than 0'],
    [{ title, price: '20' }, 'price', 'Price must be greater than 0'],
    [{ title, price: null }, 'price', 'Price must be greater than 0'],
    [{ title, price: { $gt: 0 } }, 'price', 'Price must be greater than 0'],
    [{ title, price: [20] }, 'price', 'Price must be greater than 0'],
    [{ title, price: 19.999 }, 'price', 'Price must have at most two decimals'],
    [{ title, price: 0.49 }, 'price', 'Price must be between 0.50 and 999999.99'],
    [{ title, price: 1_000_000 }, 'price', 'Price must be between 0.50 and 999999.99'],
    [{ price: 20 }, 'title', 'Title is required'],
    [{ price: 20, title: '   ' }, 'title', 'Title is required'],
    [{ price: 20, title: null }, 'title', 'Title is required'],
    [{ price: 20, title: { $gt: '' } }, 'title', 'Title is required'],
    [{ price: 20, title: 'x'.repeat(201) }, 'title', 'Title must be at most 200 characters'],
    [{ price: 20, title: 'a\u0000b' }, 'title', 'Control characters are not allowed'],
    ...[0, -1, 1.5, 100_001, '2', null, [2]].map((quantity): [object, string, string] => [
      { title, price: 20, quantity },
      'quantity',
      'Quantity must be a whole number from 1 to 100000',
    ]),
  ])('refuses %j', async (body, field, message) => {
    const before = await count();
    const response = await tickets.post(body);
    expect(response.status).toBe(400);
    expect(response.body).toEqual({ errors: [{ message, field }] });
    expect(await count()).toBe(before);
  });

  it('names every faulty field', async () => {
    const fields = errorsOf(await tickets.post({})).map(({ field }) => field);
    expect(fields).toEqual(['title', 'price']);
  });

  it.each([
    [{ title: '🎟'.repeat(200), price: 0.5, quantity: 100_000 }],
    [{ title: 'x', price: 999_999.99, quantity: 1 }],
    [{ title: 'x', price: 0.57, quantity: 1 }],
  ])('takes what is just inside the bounds', async (body) => {
    const response = await tickets.post(body);
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject(body);
  });

  it('judges the session before the body and the body before its fields', async () => {
    expect((await tickets.post('{broken', { cookie: '' })).status).toBe(401);
    expect((await tickets.post('{broken')).status).toBe(400);
    expect((await tickets.post({ title: 'x'.repeat(100_001), price: 20 })).status).toBe(413);
    const text = await request(tickets.app)
      .post('/api/tickets')
      .set('cookie', tickets.seller.cookie)
      .type('text/plain')
      .send('title');
    expect(tickets.answers.check('post /api/tickets', text).status).toBe(415);
    const foreign = await request(tickets.app)
      .post('/api/tickets')
      .set({ cookie: tickets.seller.cookie, origin: 'https://evil.example' })
      .send({ title, price: 20 });
    expect(tickets.answers.check('post /api/tickets', foreign).status).toBe(403);
  });

  describe('with an idempotency key', () => {
    const body = { title: 'Once', price: 20 };
    const ask = (key: string, fields: object = body, cookie?: string) =>
      tickets.post(fields, { key, ...(cookie !== undefined && { cookie }) });

    it('makes one ticket of many parallel tries and answers all with it', async () => {
      const before = await count();
      const responses = await Promise.all(Array.from({ length: 20 }, () => ask('parallel')));
      expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(201));
      const ids = new Set(responses.map((response) => ticketIn(response).id));
      expect(ids.size).toBe(1);
      expect(await count()).toBe(before + 1);
    });

    it('answers a later try with the ticket as it is then', async () => {
      const first = ticketIn(await ask('later'));
      await tickets.put(first.id, { title: 'Renamed', price: 20 });
      const again = await ask('later', { price: 20, title: ' Once' });
      expect(again.status).toBe(201);
      expect(again.body).toEqual({ ...first, title: 'Renamed', version: 1 });
    });

    it('refuses the key with another body', async () => {
      await ask('other');
      const response = await ask('other', { ...body, price: 21 });
      expect(response.status).toBe(422);
      expect(errorsOf(response)[0]?.message).toMatch(/idempotency key/i);
    });

    it('belongs to its user', async () => {
      const mine = ticketIn(await ask('shared'));
      const theirs = await ask('shared', { ...body, price: 21 }, signedInUser().cookie);
      expect(theirs.status).toBe(201);
      expect(ticketIn(theirs).id).not.toBe(mine.id);
    });

    it('may be tried again after a refusal', async () => {
      expect((await ask('refused', { ...body, price: 0 })).status).toBe(400);
      expect((await ask('refused')).status).toBe(201);
    });

    it.each(['é', 'x'.repeat(256)])('refuses a key that is not printable ASCII', async (key) => {
      const response = await ask(Buffer.from(key).toString('latin1'));
      expect(response.status).toBe(400);
      expect(errorsOf(response)).toEqual([
        { message: 'Idempotency key must be 1 to 255 printable characters' },
      ]);
    });

    it('counts an empty one as none', async () => {
      const [a, b] = [await ask(''), await ask('')];
      expect(ticketIn(a).id).not.toBe(ticketIn(b).id);
    });
  });

  it('is refused while the outbox is at its bound', async () => {
    const full = await startTickets({ OUTBOX_BACKLOG_MAX: '1' });
    full.bus.goAway();
    await full.listTicket();
    await full.backlog.refresh();
    const response = await full.post({ title, price: 20 });
    expect(response.status).toBe(503);
    expect(response.get('retry-after')).toBeDefined();
    await full.close();
  });

  it('uses the currency and the least price that it is configured with', async () => {
    const swiss = await startTickets({ CURRENCY: 'chf', PRICE_MIN_MINOR: '100' });
    expect((await swiss.listTicket()).currency).toBe('chf');
    const response = await swiss.post({ title, price: 0.99 });
    expect(errorsOf(response)[0]?.message).toBe('Price must be between 1.00 and 999999.99');
    await swiss.close();
  });
});
