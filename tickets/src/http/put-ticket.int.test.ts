import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import {
  ticketIn,
  ticketsIn,
  errorsOf,
  orderOf,
  startTickets,
  type Tickets,
} from '../testing/tickets-kit';

describe('editing a ticket', () => {
  let tickets: Tickets;

  beforeAll(async () => {
    tickets = await startTickets();
  });
  afterAll(() => tickets.close());

  const edit = { title: 'Opera', price: 30 };
  const read = async (id: string) => ticketIn(await tickets.get(id));

  it('answers with its next version; what is left out of it stays', async () => {
    const ticket = await tickets.listTicket({ quantity: 3 });
    const response = await tickets.put(ticket.id, edit);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ...ticket, ...edit, version: 1 });
    expect(await read(ticket.id)).toEqual({ ...ticketIn(response), held: 0 });
  });

  it('tells others with the next version of the public state', async () => {
    const { id } = await tickets.listTicket();
    await tickets.put(id, { ...edit, quantity: 2 });
    const told = await eventually(() => {
      const found = tickets.bus.publishedOf('ticket:updated').find(({ subject }) => subject === id);
      if (!found) throw new Error('not published yet');
      return found;
    });
    expect(told).toMatchObject({
      id: `${id}:1:ticket:updated`,
      version: 1,
      data: { id, version: 1, title: 'Opera', priceMinor: 3_000, quantity: 2 },
    });
  });

  it('is a new version also where nothing changes', async () => {
    const { id, title, price } = await tickets.listTicket();
    expect(ticketIn(await tickets.put(id, { title, price })).version).toBe(1);
  });

  it('puts parallel changes without a version one after the other', async () => {
    const { id } = await tickets.listTicket();
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => tickets.put(id, { ...edit, price: index + 1 })),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const versions = responses.map((response) => ticketIn(response).version);
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const last = responses.map(ticketIn).find(({ version }) => version === 20);
    expect(await read(id)).toEqual({ ...last, held: 0 });
    await eventually(() => {
      const told = tickets.bus.publishedOf('ticket:updated').filter((one) => one.subject === id);
      expect(told.map(({ version }) => version)).toEqual(
        Array.from({ length: 20 }, (_, i) => i + 1),
      );
    });
  });

  it('lets one of many parallel changes of the same version through', async () => {
    const { id } = await tickets.listTicket();
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => tickets.put(id, { ...edit, version: 0 })),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...(Array(9).fill(409) as number[])]);
    const refused = responses.find(({ status }) => status === 409);
    expect(refused && errorsOf(refused)).toEqual([{ message: 'The ticket has changed' }]);
    expect((await read(id)).version).toBe(1);
  });

  it.each([
    [{ ...edit, price: 19.999 }, 'price', 'Price must have at most two decimals'],
    [{ ...edit, title: '' }, 'title', 'Title is required'],
    [{ ...edit, quantity: 0 }, 'quantity', 'Quantity must be a whole number from 1 to 100000'],
    [{ ...edit, version: '0' }, 'version', 'Version must be a whole number'],
    [{ ...edit, version: -1 }, 'version', 'Version must be a whole number'],
    [{ ...edit, version: null }, 'version', 'Version must be a whole number'],
  ])('refuses %j', async (body, field, message) => {
    const { id } = await tickets.listTicket();
    const response = await tickets.put(id, body);
    expect(response.status).toBe(400);
    expect(response.body).toEqual({ errors: [{ message, field }] });
    expect((await read(id)).version).toBe(0);
  });

  it('is checked in order: session, body, fields, existence, owner, state', async () => {
    const ticket = await tickets.listTicket();
    await tickets.hear(orderOf(ticket));
    const stranger = signedInUser().cookie;
    expect((await tickets.put('nonsense', '{broken', '')).status).toBe(401);
    expect((await tickets.put(newId(), {}, stranger)).status).toBe(400);
    expect((await tickets.put(newId(), edit, stranger)).status).toBe(404);
    expect((await tickets.put('nonsense', edit, stranger)).status).toBe(404);
    expect((await tickets.put(ticket.id, { ...edit, version: 9 }, stranger)).status).toBe(403);
    expect((await tickets.put(ticket.id, { ...edit, version: 9 })).status).toBe(409);
    expect((await tickets.put(ticket.id, edit)).status).toBe(400);
  });

  it('is refused while its only unit is held or sold, and allowed when it is free again', async () => {
    const ticket = await tickets.listTicket();
    const order = orderOf(ticket);
    for (const state of [
      order,
      { ...order, version: 1, status: 'awaiting:payment' as const },
      { ...order, version: 2, status: 'complete' as const },
    ]) {
      await tickets.hear(state);
      const response = await tickets.put(ticket.id, { ...edit, quantity: 5 });
      expect(response.status).toBe(400);
      expect(errorsOf(response)).toEqual([{ message: 'Cannot edit a reserved ticket' }]);
    }
    await tickets.hear({ ...order, version: 3, status: 'cancelled' });
    expect((await tickets.put(ticket.id, edit)).status).toBe(200);
  });

  it('can only make the quantity larger, which is for sale at once', async () => {
    const ticket = await tickets.listTicket({ quantity: 2, title: 'Growing' });
    await tickets.hear(orderOf(ticket, { quantity: 2 }));
    expect(ticketsIn(await tickets.list({ q: 'growing' }))).toEqual([]);
    const smaller = await tickets.put(ticket.id, { ...edit, quantity: 1 });
    expect(smaller.status).toBe(400);
    expect(errorsOf(smaller)).toEqual([{ message: 'Quantity can only grow', field: 'quantity' }]);
    const larger = await tickets.put(ticket.id, { title: 'Growing', price: 20, quantity: 5 });
    expect(larger.body).toMatchObject({ quantity: 5, available: 3, version: 1 });
    expect(ticketsIn(await tickets.list({ q: 'growing' }))).toHaveLength(1);
  });

  it('and counting it at the same time do not undo each other', async () => {
    const ticket = await tickets.listTicket({ quantity: 10 });
    const orders = Array.from({ length: 10 }, () => orderOf(ticket));
    await Promise.all([
      ...orders.map((order) => tickets.hear(order)),
      ...Array.from({ length: 10 }, (_, index) =>
        tickets.put(ticket.id, { ...edit, ...(index === 5 && { quantity: 15 }) }),
      ),
    ]);
    expect(await read(ticket.id)).toMatchObject({ quantity: 15, available: 5, version: 10 });
  });

  it('keeps its search words', async () => {
    const { id } = await tickets.listTicket({ title: 'Alpha' });
    await tickets.put(id, { ...edit, title: 'Omega' });
    expect(ticketsIn(await tickets.list({ q: 'alpha' }))).toEqual([]);
    expect(ticketsIn(await tickets.list({ q: 'omega' }))).toHaveLength(1);
  });
});
