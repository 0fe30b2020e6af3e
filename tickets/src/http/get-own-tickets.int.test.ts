import { newId } from '@ticketing/common/store/ids';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import {
  ownTicketsIn,
  errorsOf,
  orderOf,
  startTickets,
  type Tickets,
} from '../testing/tickets-kit';

describe('my own tickets', () => {
  let tickets: Tickets;

  beforeAll(async () => {
    tickets = await startTickets();
  });
  afterAll(() => tickets.close());

  it('are all of mine and nobody else’s, newest first, with what is held, sold and earned', async () => {
    const first = await tickets.listTicket({ quantity: 5, price: 25 });
    tickets.clock.advance(1_000);
    const second = await tickets.listTicket();
    await tickets.listTicket({}, signedInUser().cookie);
    await tickets.hear(orderOf(first, { quantity: 2 }));
    await tickets.hear(orderOf(first, { quantity: 1, status: 'complete', version: 2 }));
    const sold = orderOf(second, { status: 'complete', version: 2 });
    await tickets.hear(sold);

    const response = await tickets.mine();
    expect(response.status).toBe(200);
    expect(response.body).toEqual([
      { ...second, available: 0, held: 0, sold: 1, revenue: 20, orderId: sold.id },
      { ...first, available: 2, held: 2, sold: 1, revenue: 20 },
    ]);
  });

  it('come in pages', async () => {
    const { cookie } = signedInUser();
    for (let index = 0; index < 3; index += 1) await tickets.listTicket({}, cookie);
    const page = await tickets.mine({ limit: 2 }, cookie);
    expect(ownTicketsIn(page)).toHaveLength(2);
    const link = page.get('link') ?? '';
    expect(link).toMatch(/^<\/api\/tickets\/mine\?limit=2&cursor=[\w-]+>; rel="next"$/);
    const cursor = /cursor=([\w-]+)/.exec(link)?.[1];
    const rest = await tickets.mine({ limit: 2, cursor }, cookie);
    expect(ownTicketsIn(rest)).toHaveLength(1);
    expect(rest.get('link')).toBeUndefined();
  });

  it('are not for anonymous visitors', async () => {
    const response = await tickets.mine({}, 'session=');
    expect(response.status).toBe(401);
    expect(errorsOf(response)).toEqual([{ message: 'Not authorized' }]);
  });

  it('are not asked for with a wrong limit', async () => {
    const response = await tickets.mine({ limit: 0 });
    expect(errorsOf(response).map(({ field }) => field)).toEqual(['limit']);
  });
});

describe('one ticket', () => {
  let tickets: Tickets;

  beforeAll(async () => {
    tickets = await startTickets();
  });
  afterAll(() => tickets.close());

  it('is there for anybody, bought up or not', async () => {
    const ticket = await tickets.listTicket();
    expect((await tickets.get(ticket.id)).body).toEqual({ ...ticket, held: 0 });
    const sold = orderOf(ticket, { status: 'complete', version: 2 });
    await tickets.hear(sold);
    expect((await tickets.get(ticket.id)).body).toEqual({
      ...ticket,
      available: 0,
      held: 0,
      orderId: sold.id,
    });
  });

  it('says how many units are held, and when they come back where none is available', async () => {
    const ticket = await tickets.listTicket({ quantity: 3 });
    const early = '2026-01-01T12:10:00.000Z';
    await tickets.hear(orderOf(ticket));
    await tickets.hear(orderOf(ticket, { expiresAt: early }));
    expect((await tickets.get(ticket.id)).body).toEqual({
      ...ticket,
      available: 1,
      held: 2,
    });
    await tickets.hear(orderOf(ticket, { status: 'complete', version: 2 }));
    expect((await tickets.get(ticket.id)).body).toEqual({
      ...ticket,
      available: 0,
      held: 2,
      nextReleaseAt: early,
    });
  });

  it.each(['nonsense', newId(), 'A'.repeat(24)])('is not found under %s', async (id) => {
    const response = await tickets.get(id);
    expect(response.status).toBe(404);
    expect(errorsOf(response)).toEqual([{ message: 'Not Found' }]);
  });
});
