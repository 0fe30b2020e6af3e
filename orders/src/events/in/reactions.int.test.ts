import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import {
  aPayment,
  aTicket,
  startOrders,
  type OrdersUnderTest,
} from '../../testing/orders-under-test';

interface Shown {
  status: string;
  version: number;
  cancelReason?: string;
  paymentId?: string;
  completedAt?: string;
  rescued?: boolean;
}

const WINDOW_MS = 900_000;

describe('what orders does when it hears', () => {
  let orders: OrdersUnderTest;

  beforeEach(async () => {
    orders = await startOrders();
  });
  afterEach(() => orders.close());

  const hear = async (...events: CatalogueEvent[]) => {
    for (const event of events) {
      expect(await orders.bus.deliver(event)).toEqual([{ kind: 'ack' }]);
    }
    expect(await orders.deadLetters.list(10)).toEqual([]);
  };

  const stored = (orderId: string) =>
    orders.connection
      .collection<{ _id: string; claims: string[]; rejectedPaymentIds: string[]; status: string }>(
        'orders',
      )
      .findOne({ _id: orderId });

  async function shown(orderId: string): Promise<Shown> {
    const answer = await orders.get(signedInUser(await ownerOf(orderId)), `/api/orders/${orderId}`);
    return answer.body as Shown;
  }

  async function ownerOf(orderId: string): Promise<string> {
    const found = await orders.connection
      .collection<{ _id: string; userId: string }>('orders')
      .findOne({ _id: orderId });
    return found?.userId ?? '';
  }

  const timer = (orderId: string) =>
    eventOf('expiration:complete', { orderId }, { aggregateId: orderId, version: 1 });

  async function expired() {
    const placed = await orders.placed();
    orders.clock.advance(WINDOW_MS);
    await hear(timer(placed.orderId));
    expect(await shown(placed.orderId)).toMatchObject({ status: 'cancelled' });
    return placed;
  }

  describe('of a listing', () => {
    const price = async (ticketId: string) =>
      (
        await orders.connection
          .collection<{ _id: string; priceMinor: number; version: number }>('tickets')
          .findOne({ _id: ticketId })
      )?.priceMinor;

    it('keeps the newest version in whatever order and however often they come', async () => {
      const ticket = aTicket();
      const at = (version: number) =>
        eventOf(version === 0 ? 'ticket:created' : 'ticket:updated', {
          ...ticket,
          version,
          priceMinor: 1_000 + version,
        });
      await hear(at(2), at(0), at(2), at(1));
      expect(await price(ticket.id)).toBe(1_002);
      await hear(at(5));
      expect(await price(ticket.id)).toBe(1_005);
    });
  });

  describe('that a payment was begun', () => {
    it('shows it, once', async () => {
      const { orderId } = await orders.placed();
      const begun = eventOf('payment:initiated', aPayment(orderId, { status: 'pending' }));
      await hear(begun, begun);
      expect(await shown(orderId)).toMatchObject({ status: 'awaiting:payment', version: 1 });
    });

    it('does not go back when the payment has succeeded already', async () => {
      const { orderId } = await orders.placed();
      const payment = aPayment(orderId);
      await hear(eventOf('payment:created', payment), eventOf('payment:initiated', payment));
      expect(await shown(orderId)).toMatchObject({ status: 'complete', version: 1 });
    });
  });

  describe('that a payment succeeded', () => {
    it('completes the order, once', async () => {
      const { orderId } = await orders.placed();
      const payment = aPayment(orderId);
      const paid = eventOf('payment:created', payment);
      await hear(paid, paid);
      const complete = { status: 'complete', version: 1, paymentId: payment.id };
      expect(await shown(orderId)).toMatchObject(complete);
      await orders.publisher.settled();
      expect(orders.bus.publishedOf('order:completed')).toHaveLength(1);
    });

    it('keeps when that was, also when it hears of it again', async () => {
      const { orderId } = await orders.placed();
      const paid = eventOf('payment:created', aPayment(orderId));
      orders.clock.advance(60_000);
      await hear(paid);
      orders.clock.advance(60_000);
      await hear(paid);
      const completedAt = '2026-01-01T12:01:00.000Z';
      expect(await shown(orderId)).toMatchObject({ completedAt, rescued: false });
    });

    it('rejects a second payment of a complete order, once', async () => {
      const { orderId } = await orders.placed();
      await orders.pay(orderId);
      const second = aPayment(orderId);
      const paid = eventOf('payment:created', second);
      await hear(paid, paid);
      expect(await stored(orderId)).toMatchObject({ rejectedPaymentIds: [second.id], version: 2 });
      await orders.publisher.settled();
      const said = orders.bus.publishedOf('order:payment-rejected');
      expect(said.map(({ data }) => data.rejectedPaymentIds)).toEqual([[second.id]]);
    });

    it('rejects a payment of an order that its buyer cancelled, though its unit is free', async () => {
      const { orderId, buyer } = await orders.placed();
      await orders.cancel(buyer, orderId).expect(204);
      const { id } = await orders.pay(orderId);
      expect(await stored(orderId)).toMatchObject({
        status: 'cancelled',
        rejectedPaymentIds: [id],
        claims: [`order:${orderId}`],
      });
    });

    it('rescues an expired order whose units are free, and takes them', async () => {
      const { orderId, ticket } = await expired();
      orders.clock.advance(1_000);
      const { id: paymentId } = await orders.pay(orderId);
      expect(await shown(orderId)).toMatchObject({ status: 'complete', paymentId, version: 2 });
      const completedAt = '2026-01-01T12:15:01.000Z';
      expect(await shown(orderId)).toMatchObject({ completedAt, rescued: true });
      expect(await shown(orderId)).not.toHaveProperty('cancelReason');
      expect((await stored(orderId))?.claims).toEqual([`${ticket.id}#0`]);
      await orders.buy(signedInUser(), { ticketId: ticket.id }).expect(400);
    });

    it('rescues it with other units of the listing when its own are gone', async () => {
      const ticket = await orders.list({ quantity: 2 });
      const first = await orders.placed({ ticket });
      orders.clock.advance(WINDOW_MS);
      await hear(timer(first.orderId));
      const [own] = (await stored(first.orderId))?.claims ?? [];
      expect(own).toBe(`order:${first.orderId}`);
      await orders.placed({ ticket });
      await orders.pay(first.orderId);
      expect(await shown(first.orderId)).toMatchObject({ status: 'complete' });
      await orders.buy(signedInUser(), { ticketId: ticket.id }).expect(400);
    });

    it('rejects it when the units are sold to somebody else', async () => {
      const { orderId, ticket } = await expired();
      await orders.placed({ ticket });
      const { id } = await orders.pay(orderId);
      expect(await stored(orderId)).toMatchObject({
        rejectedPaymentIds: [id],
        status: 'cancelled',
      });
    });

    it('rescues or sells the last unit, never both, when both happen at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { orderId, ticket } = await expired();
        const buyers = Array.from({ length: 5 }, () =>
          orders.buy(signedInUser(), { ticketId: ticket.id }),
        );
        const [, ...answers] = await Promise.all([orders.pay(orderId), ...buyers]);
        const sold = answers.filter(({ status }) => status === 201).length;
        const isRescued = (await stored(orderId))?.status === 'complete';
        expect(sold + (isRescued ? 1 : 0)).toBe(1);
        const rejected = (await stored(orderId))?.rejectedPaymentIds ?? [];
        expect(rejected).toHaveLength(isRescued ? 0 : 1);
      }
    });

    it('accepts exactly one of two payments that arrive at once', async () => {
      const { orderId } = await orders.placed();
      const [one, two] = await Promise.all([orders.pay(orderId), orders.pay(orderId)]);
      const { paymentId } = await shown(orderId);
      const rejected = (await stored(orderId))?.rejectedPaymentIds;
      expect([paymentId, ...(rejected ?? [])].sort()).toEqual([one.id, two.id].sort());
    });
  });

  describe('that a window has ended', () => {
    it('ends the order and frees its units, once', async () => {
      const { orderId, ticket } = await expired();
      await hear(timer(orderId));
      expect(await shown(orderId)).toMatchObject({ cancelReason: 'expired', version: 1 });
      await orders.buy(signedInUser(), { ticketId: ticket.id }).expect(201);
    });

    it('does nothing when its own clock says that it is too early', async () => {
      const { orderId } = await orders.placed();
      orders.clock.advance(WINDOW_MS - 1);
      await hear(timer(orderId));
      expect(await shown(orderId)).toMatchObject({ status: 'created', version: 0 });
    });

    it('does nothing when the order was paid for', async () => {
      const { orderId } = await orders.placed();
      await orders.pay(orderId);
      orders.clock.advance(WINDOW_MS);
      await hear(timer(orderId));
      expect(await shown(orderId)).toMatchObject({ status: 'complete', version: 1 });
    });
  });

  it('does nothing of an order that it does not know, and parks nothing', async () => {
    const payment = aPayment(newId());
    await hear(
      eventOf('payment:initiated', payment),
      eventOf('payment:created', payment),
      timer(newId()),
    );
    expect(orders.bus.published()).toEqual([]);
  });
});
