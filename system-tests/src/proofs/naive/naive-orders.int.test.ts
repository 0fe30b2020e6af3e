import { createMemoryBus } from '@ticketing/common/testing/memory-bus';
import { openTestStore, type TestStore } from '@ticketing/common/testing/store';
import { createNaiveOrders, TicketTaken } from './naive-orders';
import type { NaiveOrder, NaiveTicket } from './naive-store';

const BUYERS = 10;

describe('the naive arm', () => {
  let database: TestStore;
  beforeAll(async () => {
    database = await openTestStore();
  });
  afterAll(() => database.close());

  /** A shop with one ticket, which has one unit. */
  async function setUp(id: string) {
    const store = {
      tickets: database.connection.collection<NaiveTicket>('tickets'),
      orders: database.connection.collection<NaiveOrder>('orders'),
    };
    const bus = createMemoryBus();
    const orders = createNaiveOrders({ store, bus, windowMs: 60_000 });
    const price = { priceMinor: 1_000, currency: 'usd' };
    await orders.keepTicket({
      id,
      version: 0,
      title: 'A play',
      ...price,
      quantity: 1,
      userId: 's',
    });
    const soldUnits = () => store.orders.countDocuments({ 'ticket.id': id, status: 'created' });
    return { orders, bus, soldUnits };
  }

  it('sells a ticket once to buyers who come one after the other', async () => {
    const { orders, soldUnits } = await setUp('one-by-one');
    await orders.place('a', 'one-by-one', 1);
    await expect(orders.place('b', 'one-by-one', 1)).rejects.toThrow(TicketTaken);
    expect(await soldUnits()).toBe(1);
  });

  it('sells a ticket twice to buyers who come at the same time', async () => {
    const { orders, soldUnits } = await setUp('at-once');
    // Everybody has a connection of his own already: nobody is late because he waits for one.
    await Promise.all(Array.from({ length: BUYERS }, () => orders.find('none')));
    const places = Array.from({ length: BUYERS }, (_, n) => orders.place(`b${n}`, 'at-once', 1));
    await Promise.allSettled(places);
    expect(await soldUnits()).toBeGreaterThan(1);
  });

  it('loses the event of an order that it has taken while the broker was away', async () => {
    const { orders, bus, soldUnits } = await setUp('unheard');
    bus.goAway();
    expect(await orders.place('a', 'unheard', 1)).toMatchObject({ status: 'created' });
    bus.comeBack();
    expect(await soldUnits()).toBe(1);
    expect(bus.published()).toEqual([]);
  });
});
