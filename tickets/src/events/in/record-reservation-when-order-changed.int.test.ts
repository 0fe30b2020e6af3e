import type { OrderState } from '@ticketing/common/contracts/order-events';
import { newId } from '@ticketing/common/store/ids';
import fc from 'fast-check';
import {
  ticketIn,
  ownTicketsIn,
  orderEvent,
  orderOf,
  startTickets,
  type TicketBody,
  type Tickets,
} from '../../testing/tickets-kit';

describe('what tickets hears of orders', () => {
  let tickets: Tickets;

  beforeAll(async () => {
    tickets = await startTickets();
  });
  afterAll(() => tickets.close());

  const read = async (id: string) => ticketIn(await tickets.get(id));
  const reservations = () => tickets.connection.collection('reservations');
  const listings = () => tickets.connection.collection<{ _id: string }>('tickets');
  const seqOf = async (id: string) => {
    const found = await listings().findOne({ _id: id });
    return (found as unknown as { counted: { seq: number } }).counted.seq;
  };

  const created = (ticket: TicketBody, quantity = 1) => orderOf(ticket, { quantity });
  const awaiting = (order: OrderState): OrderState => ({
    ...order,
    version: 1,
    status: 'awaiting:payment',
  });
  const complete = (order: OrderState): OrderState => ({
    ...order,
    version: 2,
    status: 'complete',
  });
  const cancelled = (order: OrderState): OrderState => ({
    ...order,
    version: 2,
    status: 'cancelled',
    cancelReason: 'expired',
  });

  it('is kept as one reservation for each order', async () => {
    const ticket = await tickets.listTicket({ quantity: 5 });
    const order = orderOf(ticket, { quantity: 2 });
    await tickets.hear(order);
    await tickets.hear(awaiting(order));
    expect(await reservations().find({ ticketId: ticket.id }).toArray()).toEqual([
      {
        _id: order.id,
        version: 1,
        ticketId: ticket.id,
        quantity: 2,
        priceMinor: 2_000,
        totalMinor: 4_000,
        status: 'held',
        expiresAt: new Date(order.expiresAt),
      },
    ]);
  });

  it('shows who has the only unit while it is held or sold', async () => {
    const ticket = await tickets.listTicket();
    const order = created(ticket);
    for (const state of [order, awaiting(order), complete(order)]) {
      await tickets.hear(state);
      expect(await read(ticket.id)).toMatchObject({ available: 0, orderId: order.id });
    }
    await tickets.hear({ ...cancelled(order), version: 3 });
    expect(await read(ticket.id)).toEqual({ ...ticket, held: 0 });
  });

  it('is no new version of the ticket and is not published', async () => {
    const ticket = await tickets.listTicket();
    await tickets.hear(created(ticket));
    expect((await read(ticket.id)).version).toBe(0);
    await tickets.publisher.settled();
    expect(tickets.bus.published().filter(({ subject }) => subject === ticket.id)).toHaveLength(1);
    const stored = await listings().findOne({ _id: ticket.id });
    expect(stored).toMatchObject({ outbox: [] });
  });

  it('changes nothing the second time', async () => {
    const ticket = await tickets.listTicket({ quantity: 3 });
    const order = created(ticket, 2);
    const body = JSON.stringify(orderEvent(order));
    expect(await tickets.consumer.handle(body)).toBe('applied');
    expect(await tickets.consumer.handle(body)).toBe('nothing-to-do');
    expect((await read(ticket.id)).available).toBe(1);
  });

  it('of an old version changes nothing', async () => {
    const ticket = await tickets.listTicket();
    const order = created(ticket);
    await tickets.hear(cancelled(order));
    await tickets.hear(order);
    await tickets.hear(awaiting(order));
    expect(await read(ticket.id)).toEqual({ ...ticket, held: 0 });
  });

  it('counts a rejected payment for what the order is now', async () => {
    const ticket = await tickets.listTicket();
    const order = { ...cancelled(created(ticket)), version: 3, rejectedPaymentIds: [newId()] };
    await tickets.hear(order, 'order:payment-rejected');
    expect(await read(ticket.id)).toEqual({ ...ticket, held: 0 });
  });

  it('is counted at the pinned price, whatever the ticket costs now', async () => {
    const ticket = await tickets.listTicket({ quantity: 3 });
    const order = complete(created(ticket, 2));
    await tickets.hear({ ...order, ticket: { ...order.ticket, priceMinor: 1_999 } });
    await tickets.put(ticket.id, { title: 'Concert', price: 99 });
    const mine = ownTicketsIn(await tickets.mine());
    expect(mine.find(({ id }) => id === ticket.id)).toMatchObject({ sold: 2, revenue: 39.98 });
  });

  it('is counted by the next delivery where one died between reservation and count', async () => {
    const ticket = await tickets.listTicket();
    const order = created(ticket);
    await tickets.hear(order);
    const uncounted = { seq: 0, held: 0, sold: 0, revenueMinor: 0 };
    await listings().updateOne({ _id: ticket.id }, { $set: { counted: uncounted, onSale: true } });
    await tickets.hear(order);
    expect(await read(ticket.id)).toMatchObject({ available: 0, orderId: order.id });
  });

  it('of a ticket that is not there is kept, and counted when it is', async () => {
    const order = orderOf({ id: newId() });
    await tickets.hear(order);
    expect(await reservations().countDocuments({ ticketId: order.ticket.id })).toBe(1);
  });

  it('ends at the same counts in any order, however often it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(complete, cancelled, awaiting), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(1_000), { minLength: 24, maxLength: 24 }),
        async (ends, dice) => {
          const ticket = await tickets.listTicket({ quantity: 10 });
          const orders = ends.map((end) => ({ order: created(ticket, 2), end }));
          const states = orders.flatMap(({ order, end }) => [order, awaiting(order), end(order)]);
          const shuffled = [...states, ...states]
            .map((state, index) => ({ state, key: dice[index] ?? 0 }))
            .sort((a, b) => a.key - b.key);
          for (const { state } of shuffled) await tickets.hear(state);
          const taken = ends.filter((end) => end !== cancelled).length * 2;
          expect((await read(ticket.id)).available).toBe(10 - taken);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('of a hot listing is counted far less often than it comes', async () => {
    const ticket = await tickets.listTicket({ quantity: 200 });
    const orders = Array.from({ length: 200 }, () => created(ticket));
    await Promise.all(orders.map((order) => tickets.hear(order)));
    expect((await read(ticket.id)).available).toBe(0);
    expect(await seqOf(ticket.id)).toBeLessThan(100);
  });
});
