import { newId } from '@ticketing/common/store/ids';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';

/** Everybody at once, spread over the given instances. @returns how many got which answer */
async function rush(
  instances: readonly OrdersUnderTest[],
  buyers: number,
  body: object,
): Promise<Record<string, number>> {
  const answers = await Promise.all(
    Array.from({ length: buyers }, (_, index) =>
      (instances[index % instances.length] as OrdersUnderTest).buy(signedInUser(), body),
    ),
  );
  const counts: Record<string, number> = {};
  for (const { status, body: answer } of answers) {
    const { errors } = answer as { errors?: { message: string }[] };
    const key = [status, errors?.[0]?.message].filter(Boolean).join(' ');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe('buyers who compete', () => {
  let orders: OrdersUnderTest;
  let otherPod: OrdersUnderTest;

  beforeAll(async () => {
    orders = await startOrders();
    otherPod = await startOrders({ mongoUri: orders.mongoUri });
  });
  afterAll(async () => {
    await otherPod.close();
    await orders.close();
  });

  /** Every unit of a listing that is held, once for each order that holds it. */
  async function heldUnits(ticketId: string): Promise<string[]> {
    const documents = await orders.connection
      .collection<{ claims: string[] }>('orders')
      .find({ 'ticket.id': ticketId })
      .toArray();
    return documents
      .flatMap(({ claims }) => claims)
      .filter((claim) => claim.startsWith(`${ticketId}#`));
  }

  /** One order of somebody else's holds them, past the service. */
  async function holdUnits(ticketId: string, quantity: number, isHeld: (unit: number) => boolean) {
    const units = Array.from({ length: quantity }, (_, unit) => unit).filter(isHeld);
    const claims = units.map((unit) => `${ticketId}#${unit}`);
    const order = { _id: newId(), ticket: { id: ticketId }, version: 0, outbox: [], claims };
    await orders.connection.collection<{ _id: string }>('orders').insertOne(order);
  }

  async function soldOnce(ticketId: string): Promise<number> {
    const held = await heldUnits(ticketId);
    expect(new Set(held).size).toBe(held.length);
    return held.length;
  }

  it('sells the last unit to exactly one of 20', async () => {
    const { id: ticketId } = await orders.list();
    expect(await rush([orders], 20, { ticketId })).toEqual({
      '201': 1,
      '400 Ticket is already reserved': 19,
    });
    expect(await soldOnce(ticketId)).toBe(1);
  });

  it('sells five units to exactly five of 20', async () => {
    const { id: ticketId } = await orders.list({ quantity: 5 });
    expect(await rush([orders], 20, { ticketId })).toEqual({
      '201': 5,
      '400 Ticket is already reserved': 15,
    });
    expect(await soldOnce(ticketId)).toBe(5);
  });

  it('sells the last unit to exactly one of 20 in two pods', async () => {
    const { id: ticketId } = await orders.list();
    expect(await rush([orders, otherPod], 20, { ticketId })).toEqual({
      '201': 1,
      '400 Ticket is already reserved': 19,
    });
  });

  it('never oversells to buyers of several units, and answers each of them definitely', async () => {
    const { id: ticketId } = await orders.list({ quantity: 10 });
    const counts = await rush([orders, otherPod], 20, { ticketId, quantity: 3 });
    expect(counts).toEqual({ '201': 3, '400 Only 1 left': 17 });
    expect(await soldOnce(ticketId)).toBe(9);
  });

  it('sells exactly 50 units to 200 buyers in two pods', async () => {
    const { id: ticketId } = await orders.list({ quantity: 50 });
    const counts = await rush([orders, otherPod], 200, { ticketId });
    expect(counts).toEqual({ '201': 50, '400 Ticket is already reserved': 150 });
    expect(await soldOnce(ticketId)).toBe(50);
  });

  it('finds the last ten units of a large listing, wherever they are, and sells them once', async () => {
    const quantity = 3_000;
    const { id: ticketId } = await orders.list({ quantity });
    const isFree = (unit: number) => unit % 300 === 7;
    await holdUnits(ticketId, quantity, (unit) => !isFree(unit));
    expect(await rush([orders, otherPod], 40, { ticketId })).toEqual({
      '201': 10,
      '400 Ticket is already reserved': 30,
    });
    expect(await soldOnce(ticketId)).toBe(quantity);
  });

  it('sells a unit that one pod released through the other one', async () => {
    const { orderId, buyer, ticket } = await orders.placed();
    await otherPod.buy(signedInUser(), { ticketId: ticket.id }).expect(400);
    await orders.cancel(buyer, orderId).expect(204);
    await otherPod.buy(signedInUser(), { ticketId: ticket.id }).expect(201);
  });
});
