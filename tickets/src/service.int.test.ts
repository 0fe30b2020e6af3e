import { republish } from '@ticketing/common/messaging/republish';
import { noMetrics } from '@ticketing/common/service/metrics';
import { newId } from '@ticketing/common/store/ids';
import { noTracing } from '@ticketing/common/tracing/tracing';
import { pino } from 'pino';
import { createInTurn } from './commands/in-turn';
import { createEditListing } from './commands/edit-listing';
import { createCreateListing } from './commands/create-listing';
import { createRecountInRotation } from './commands/recount-in-rotation';
import { createRecountListing } from './commands/recount-listing';
import { createListingMetrics } from './metrics';
import { createListings, defineListingModel } from './store/listings';
import { createReservations, defineReservationModel } from './store/reservations';
import { ticketIn, orderOf, startTickets, type Tickets } from './testing/tickets-kit';

const logger = pino({ level: 'silent' });
const metrics = createListingMetrics(noMetrics);

/** The parts of another pod on the same database. */
function secondPod(tickets: Tickets) {
  const db = tickets.connection.useDb(tickets.connection.name);
  const { publisher, clock } = tickets;
  const listings = createListings({
    model: defineListingModel(db),
    publisher,
    clock: clock.now,
    tracing: noTracing,
  });
  const reservations = createReservations(defineReservationModel(db));
  const inTurn = createInTurn();
  const recountListing = createRecountListing({ listings, reservations, inTurn });
  return { listings, reservations, inTurn, recountListing };
}

describe('tickets', () => {
  let tickets: Tickets;

  beforeEach(async () => {
    tickets = await startTickets();
  });
  afterEach(() => tickets.close());

  const read = async (id: string) => ticketIn(await tickets.get(id));
  const setCounted = (id: string, counted: object) =>
    tickets.connection
      .collection<{ _id: string }>('tickets')
      .updateOne({ _id: id }, { $set: { counted, onSale: true } });

  it('publishes the current state of all listings again, as the event that it stands for', async () => {
    const fresh = await tickets.listTicket({ title: 'Fresh' });
    const edited = await tickets.listTicket({ title: 'Old' });
    await tickets.put(edited.id, { title: 'New', price: 20 });
    await tickets.publisher.settled();
    const before = tickets.bus.published().length;
    const count = await republish({
      sources: tickets.service.republish,
      bus: tickets.bus,
      source: 'tickets-service',
      run: '1',
      perSecond: 1_000,
      onProgress: () => undefined,
    });
    expect(count).toBe(2);
    const again = tickets.bus.published().slice(before);
    expect(again.map(({ id, type, data }) => ({ id, type, data }))).toEqual(
      [fresh, { ...edited, title: 'New', version: 1 }]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, version, title, currency, quantity, userId }) => {
          const type = version === 0 ? 'ticket:created' : 'ticket:updated';
          const data = { id, version, title, priceMinor: 2_000, currency, quantity, userId };
          return { id: `${id}:${version}:${type}:r1`, type, data };
        }),
    );
  });

  describe('the rotation', () => {
    const rotate = () => createRecountInRotation({ ...secondPod(tickets), logger, metrics })();

    it('counts a listing whose orders were heard of before it was there', async () => {
      const ticket = await tickets.listTicket();
      const order = orderOf(ticket);
      await tickets.hear(order);
      await setCounted(ticket.id, { seq: 0, held: 0, sold: 0, revenueMinor: 0 });
      expect(await rotate()).toBe(1);
      expect(await read(ticket.id)).toMatchObject({ available: 0, orderId: order.id });
      expect(await rotate()).toBe(0);
    });

    it('goes round all of them, a few at a time', async () => {
      const made = await Promise.all(Array.from({ length: 60 }, () => tickets.listTicket()));
      const counted = { seq: 1, held: 1, sold: 0, revenueMinor: 0 };
      const rotateOn = createRecountInRotation({ ...secondPod(tickets), logger, metrics });
      for (let round = 0; round < 2; round += 1) {
        await Promise.all(made.map(({ id }) => setCounted(id, counted)));
        expect(await rotateOn()).toBe(50);
        expect(await rotateOn()).toBe(10);
      }
      expect(await rotateOn()).toBe(0);
    });

    it('stops where it is when it is told to', async () => {
      const ticket = await tickets.listTicket();
      await setCounted(ticket.id, { seq: 1, held: 1, sold: 0, revenueMinor: 0 });
      const rotateOn = createRecountInRotation({ ...secondPod(tickets), logger, metrics });
      expect(await rotateOn(AbortSignal.abort())).toBe(0);
      expect(await rotateOn()).toBe(1);
    });
  });

  describe('two pods that count the same listing', () => {
    it('end at the count of all reservations', async () => {
      const ticket = await tickets.listTicket({ quantity: 100 });
      const other = secondPod(tickets);
      await Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          const order = orderOf(ticket);
          if (index % 2 === 0) return tickets.hear(order);
          await other.reservations.apply({
            orderId: order.id,
            version: 0,
            ticketId: ticket.id,
            quantity: 1,
            priceMinor: 2_000,
            totalMinor: 2_000,
            status: 'held',
            expiresAt: new Date(order.expiresAt),
          });
          return other.recountListing.afterReservation(ticket.id);
        }),
      );
      expect((await read(ticket.id)).available).toBe(60);
    });

    it('do not let a count that read old reservations undo a newer one', async () => {
      const ticket = await tickets.listTicket();
      const order = orderOf(ticket);
      await tickets.hear(order);
      const { listings, reservations, inTurn } = secondPod(tickets);
      let reads = 0;
      const slow = createRecountListing({
        listings,
        inTurn,
        reservations: {
          async groupsOf(id) {
            const groups = await reservations.groupsOf(id);
            reads += 1;
            // While the first count is between reading and writing, the order ends and is counted.
            if (reads === 1) await tickets.hear({ ...order, version: 1, status: 'cancelled' });
            return groups;
          },
        },
      });
      await slow.afterReservation(ticket.id);
      expect(reads).toBe(2);
      expect(await read(ticket.id)).toEqual({ ...ticket, held: 0 });
    });
  });

  describe('a writer that always loses', () => {
    const lost = () => Promise.resolve(false);

    it('gives up after a bounded number of tries, and says that it may work later', async () => {
      const ticket = await tickets.listTicket();
      const { listings, reservations, inTurn } = secondPod(tickets);
      const losing = { ...listings, replace: lost };
      const editListing = createEditListing({
        listings: losing,
        inTurn,
        clock: tickets.clock.now,
        metrics,
      });
      const edit = { title: 'Opera', priceMinor: 50 };
      const request = { id: ticket.id, userId: ticket.userId, edit };
      await expect(editListing(request)).rejects.toMatchObject({ code: 'unavailable' });
      const recountListing = createRecountListing({ listings: losing, reservations, inTurn });
      const counting = recountListing.afterReservation(ticket.id);
      await expect(counting).rejects.toMatchObject({ code: 'unavailable' });
    });
  });

  it('does not take a fault of the store for a repeated request', async () => {
    const { listings } = secondPod(tickets);
    const createListing = createCreateListing({
      listings: { ...listings, insert: () => Promise.reject(new Error('disk full')) },
      currency: 'usd',
      clock: tickets.clock.now,
      newId,
      metrics,
    });
    const draft = { title: 'Concert', priceMinor: 50 };
    await expect(createListing({ userId: newId(), draft })).rejects.toThrow('disk full');
  });
});
