import { eventOf } from '@ticketing/common/testing/events';
import type { TicketState } from '@ticketing/common/contracts/ticket-events';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';

interface Stored {
  _id: string;
  status: string;
  units: number[];
  claims: string[];
  rejectedPaymentIds: string[];
}

describe('a payment that arrives after its order has expired', () => {
  let orders: OrdersUnderTest;

  beforeEach(async () => {
    orders = await startOrders();
  });
  afterEach(() => orders.close());

  async function stored(orderId: string): Promise<Stored> {
    const found = await orders.connection.collection<Stored>('orders').findOne({ _id: orderId });
    if (!found) throw new Error('no such order');
    return found;
  }

  /** An order of `quantity` units whose window is over. */
  async function expired(ticket: TicketState, quantity: number) {
    const placed = await orders.placed({ ticket, quantity });
    orders.clock.advance(900_000);
    const { orderId } = placed;
    await orders.bus.deliver(eventOf('expiration:complete', { orderId }));
    const { status, units } = await stored(orderId);
    expect(status).toBe('cancelled');
    return { ...placed, units };
  }

  /** Has all units bought one by one, then gives up those that are not in `keep`. */
  async function takeOnly(ticket: TicketState, keep: readonly number[]) {
    const givenUp: (() => Promise<unknown>)[] = [];
    for (let unit = 0; unit < ticket.quantity; unit += 1) {
      const { orderId, buyer } = await orders.placed({ ticket });
      const [taken] = (await stored(orderId)).units;
      if (taken === undefined || keep.includes(taken)) continue;
      givenUp.push(() => orders.cancel(buyer, orderId).expect(204));
    }
    for (const giveUp of givenUp) await giveUp();
  }

  it('gets its own units where they are free, though others are free too', async () => {
    const ticket = await orders.list({ quantity: 20 });
    const { orderId, units } = await expired(ticket, 3);
    await orders.pay(orderId);
    const { status, claims } = await stored(orderId);
    expect(status).toBe('complete');
    expect(claims.sort()).toEqual(units.map((unit) => `${ticket.id}#${unit}`).sort());
  });

  it('keeps what is left of its own units and gets others for the rest', async () => {
    const ticket = await orders.list({ quantity: 4 });
    const { orderId, units: own } = await expired(ticket, 2);
    const [lost, kept] = own;
    const others = [0, 1, 2, 3].filter((unit) => !own.includes(unit));
    await takeOnly(ticket, [lost ?? -1, others[0] ?? -1]);
    await orders.pay(orderId);
    const { status, units } = await stored(orderId);
    expect(status).toBe('complete');
    expect(units).toEqual([kept, others[1]]);
  });

  it('gets other units where its own are all gone', async () => {
    const ticket = await orders.list({ quantity: 4 });
    const { orderId, units: own } = await expired(ticket, 2);
    await takeOnly(ticket, own);
    await orders.pay(orderId);
    const { status, units } = await stored(orderId);
    expect(status).toBe('complete');
    expect(units.some((unit) => own.includes(unit))).toBe(false);
  });

  it('gets units that the seller added meanwhile', async () => {
    const ticket = await orders.list({ quantity: 1 });
    const { orderId } = await expired(ticket, 1);
    await orders.placed({ ticket });
    await orders.bus.deliver(eventOf('ticket:updated', { ...ticket, version: 1, quantity: 2 }));
    await orders.pay(orderId);
    expect(await stored(orderId)).toMatchObject({ status: 'complete', units: [1] });
  });

  it('is rejected where fewer units are free than it needs, and takes none of them', async () => {
    const ticket = await orders.list({ quantity: 3 });
    const { orderId, units } = await expired(ticket, 2);
    await takeOnly(
      ticket,
      [0, 1, 2].filter((unit) => unit !== units[0]),
    );
    const { id } = await orders.pay(orderId);
    expect(await stored(orderId)).toMatchObject({
      status: 'cancelled',
      claims: [`order:${orderId}`],
      rejectedPaymentIds: [id],
    });
    await orders.placed({ ticket });
  });

  it('gets its own units also where the listing itself is not known any more', async () => {
    const ticket = await orders.list({ quantity: 5 });
    const { orderId, units } = await expired(ticket, 2);
    await orders.connection.collection('tickets').deleteMany({});
    await orders.pay(orderId);
    expect(await stored(orderId)).toMatchObject({ status: 'complete', units });
  });
});
