import { eventually } from '@ticketing/common/testing/eventually';
import type { Person } from '../support/person';
import { openPlatform, type Platform } from '../support/platform';
import {
  list,
  order,
  pay,
  untilOrder,
  untilTicket,
  type OrderBody,
  type PaymentBody,
  type TicketBody,
} from '../support/shop';
import { ledgerOf } from '../support/stripe-ledger';

/** Sixteen steps from two sign-ups to a completed order and a refused second buyer, one test each. */
describe('a purchase', () => {
  let platform: Platform;
  let seller: Person;
  let buyer: Person;
  let latecomer: Person;
  let ticket: TicketBody;
  let placed: OrderBody;
  let paid: PaymentBody;

  beforeAll(async () => {
    platform = await openPlatform();
    seller = platform.visitor();
    buyer = platform.visitor();
    latecomer = platform.visitor();
  });
  afterAll(() => platform.close());

  it('1 the seller signs up', () => seller.signUp());

  it('2 the buyer signs up, and out, and in again', async () => {
    const { email } = await buyer.signUp();
    expect((await buyer.post('/api/users/signout')).status).toBe(200);
    const credentials = { email, password: 'correct horse battery' };
    expect((await buyer.post('/api/users/signin', credentials)).status).toBe(200);
  });

  it('3 the session says who is signed in', async () => {
    const { body } = await buyer.get<{ currentUser: { email: string } }>('/api/users/currentuser');
    expect(body.currentUser.email).toMatch(/@example\.com$/);
  });

  it('4 the seller lists a ticket', async () => {
    ticket = await list(seller, 1, 19.99);
    expect(ticket).toMatchObject({ price: 19.99, available: 1, version: 0 });
  });

  it('5 the ticket is on the list of what can be bought', async () => {
    const { body } = await platform.visitor().get<TicketBody[]>('/api/tickets');
    expect(body.map(({ id }) => id)).toContain(ticket.id);
  });

  it('6 the seller changes its title and price', async () => {
    const change = { title: 'Gig in the park', price: 24.5, version: 0 };
    const { status, body } = await seller.put<TicketBody>(`/api/tickets/${ticket.id}`, change);
    expect({ status, body }).toMatchObject({ status: 200, body: { version: 1, price: 24.5 } });
  });

  it('7 the seller can not buy it', async () => {
    const { status, body } = await order(seller, ticket.id);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ message: 'You cannot buy your own ticket' }]);
  });

  it('8 the buyer orders it at the new price', async () => {
    await untilPrice(24.5);
    const answer = await buyer.post<OrderBody>('/api/orders', { ticketId: ticket.id, price: 24.5 });
    expect(answer).toMatchObject({ status: 201, body: { status: 'created', total: 24.5 } });
    placed = answer.body;
  });

  it('9 the ticket shows that it is held', () =>
    untilTicket(buyer, ticket.id, { available: 0, orderId: placed.id }));

  it('10 a second buyer is refused while it is held', async () => {
    await latecomer.signUp();
    const { status, body } = await order(latecomer, ticket.id);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ message: 'Ticket is already reserved' }]);
  });

  it('11 the seller can not change it while it is held', async () => {
    const change = { title: 'Dearer', price: 99 };
    expect((await seller.put(`/api/tickets/${ticket.id}`, change)).status).toBe(400);
  });

  it('12 nobody else sees the order or pays for it', async () => {
    expect((await latecomer.get(`/api/orders/${placed.id}`)).status).toBe(403);
    expect((await pay(latecomer, placed.id, 'tok_visa')).status).toBe(403);
  });

  it('13 the buyer pays', async () => {
    const answer = await pay(buyer, placed.id, 'tok_visa');
    expect(answer).toMatchObject({ status: 201, body: { status: 'succeeded', amount: 24.5 } });
    paid = answer.body;
  });

  it('14 the order becomes complete', () =>
    untilOrder(buyer, placed.id, { status: 'complete', paymentId: paid.id }));

  it('15 it can not be cancelled, nor paid again, and was charged once', async () => {
    expect((await buyer.delete(`/api/orders/${placed.id}`)).status).toBe(400);
    expect((await pay(buyer, placed.id, 'tok_visa')).status).toBe(400);
    const charges = (await ledgerOf(platform)).charges.filter(({ paid }) => paid);
    expect(charges).toMatchObject([{ amount: 2450, amount_refunded: 0 }]);
  });

  it('16 a second buyer is refused for good', async () => {
    const { status, body } = await order(latecomer, ticket.id);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ message: 'Ticket is already reserved' }]);
    const { body: sellable } = await latecomer.get<TicketBody[]>('/api/tickets');
    expect(sellable.map(({ id }) => id)).not.toContain(ticket.id);
  });

  /** Orders hears of a change a moment later; until then it answers 409 to the new price. */
  async function untilPrice(price: number): Promise<void> {
    const probe = platform.member();
    await eventually(async () => {
      const answer = await probe.post<OrderBody>('/api/orders', { ticketId: ticket.id, price });
      if (answer.status !== 201) return false;
      await probe.delete(`/api/orders/${answer.body.id}`);
      return true;
    });
  }
});
