import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';

const buyer = signedInUser();

describe('orders over HTTP', () => {
  let orders: OrdersUnderTest;

  beforeAll(async () => {
    orders = await startOrders();
  });
  afterAll(() => orders.close());

  const countOrders = () => orders.connection.collection('orders').countDocuments();

  describe('placing', () => {
    it('answers with the order, at the price of the listing', async () => {
      const ticket = await orders.list({ quantity: 4, priceMinor: 1_999, version: 0 });
      const answer = await orders
        .buy(buyer, { ticketId: ticket.id, quantity: 3, price: 19.99 })
        .expect(201)
        .expect('content-type', 'application/json; charset=utf-8');
      const { id } = answer.body as { id: string };
      expect(id).toMatch(/^[0-9a-f]{24}$/);
      expect(answer.body).toEqual({
        id,
        status: 'created',
        userId: buyer.id,
        createdAt: '2026-01-01T12:00:00.000Z',
        expiresAt: '2026-01-01T12:15:00.000Z',
        quantity: 3,
        ticket: { id: ticket.id, title: 'A concert', price: 19.99, currency: 'usd', version: 0 },
        total: 59.97,
        currency: 'usd',
        version: 0,
      });
    });

    it('publishes order:created with the full public state and nothing private', async () => {
      const { orderId, ticket, buyer: who } = await orders.placed();
      await orders.publisher.settled();
      const event = orders.bus
        .publishedOf('order:created')
        .find(({ subject }) => subject === orderId);
      expect(event).toMatchObject({ id: `${orderId}:0:order:created`, version: 0 });
      const { id, title, priceMinor, currency, version } = ticket;
      expect(event?.data).toEqual({
        id: orderId,
        version: 0,
        status: 'created',
        userId: who.id,
        createdAt: '2026-01-01T12:00:00.000Z',
        expiresAt: '2026-01-01T12:15:00.000Z',
        quantity: 1,
        ticket: { id, title, priceMinor, currency, version },
        rejectedPaymentIds: [],
      });
    });

    const quantityFault = {
      message: 'Quantity must be a whole number from 1 to 10',
      field: 'quantity',
    };
    const ticketFault = { message: 'Ticket id must be valid', field: 'ticketId' };
    it.each([
      [{}, [ticketFault]],
      [{ ticketId: null }, [ticketFault]],
      [{ ticketId: { $gt: '' } }, [ticketFault]],
      [{ ticketId: [newId()] }, [ticketFault]],
      [{ ticketId: 'abc' }, [ticketFault]],
      [{ ticketId: newId(), quantity: 0 }, [quantityFault]],
      [{ ticketId: newId(), quantity: 11 }, [quantityFault]],
      [{ ticketId: newId(), quantity: 1.5 }, [quantityFault]],
      [{ ticketId: newId(), quantity: '2' }, [quantityFault]],
      [{ ticketId: newId(), quantity: null }, [quantityFault]],
      [
        { ticketId: newId(), price: '19.99' },
        [{ message: 'Price must be a number', field: 'price' }],
      ],
      [{ ticketId: newId(), price: null }, [{ message: 'Price must be a number', field: 'price' }]],
      [{ quantity: -1 }, [ticketFault, quantityFault]],
    ])('refuses the body %j and writes nothing', async (body, errors) => {
      const before = await countOrders();
      await orders.buy(buyer, body).expect(400, { errors });
      expect(await countOrders()).toBe(before);
    });

    it('knows no ticket of which it has not heard', async () => {
      await orders.buy(buyer, { ticketId: newId() }).expect(404, {
        errors: [{ message: 'Not Found' }],
      });
    });

    it('does not sell to the seller', async () => {
      const { id: ticketId, userId } = await orders.list();
      await orders.buy(signedInUser(userId), { ticketId }).expect(400, {
        errors: [{ message: 'You cannot buy your own ticket' }],
      });
    });

    it('does not sell at another price than the one seen', async () => {
      const { id: ticketId } = await orders.list();
      await orders
        .buy(buyer, { ticketId, price: 19.98 })
        .expect(409, { errors: [{ message: 'The price has changed' }] });
    });

    it('does not place what costs more than can be paid at once, and says it of the quantity', async () => {
      const { id: ticketId } = await orders.list({ priceMinor: 50_000_000 });
      const before = await countOrders();
      await orders.buy(buyer, { ticketId, quantity: 2 }).expect(400, {
        errors: [{ message: 'Total must be at most 999999.99', field: 'quantity' }],
      });
      expect(await countOrders()).toBe(before);
    });

    it('says how many are left when fewer are than asked for', async () => {
      const { id: ticketId } = await orders.list({ quantity: 3 });
      await orders
        .buy(buyer, { ticketId, quantity: 4 })
        .expect(400, { errors: [{ message: 'Only 3 left' }] });
      await orders.buy(buyer, { ticketId, quantity: 3 }).expect(201);
      await orders
        .buy(buyer, { ticketId, quantity: 2 })
        .expect(400, { errors: [{ message: 'Ticket is already reserved' }] });
    });

    it('sells units that were added to a listing which was sold out', async () => {
      const ticket = await orders.list();
      const { id: ticketId } = ticket;
      await orders.buy(buyer, { ticketId }).expect(201);
      await orders.buy(buyer, { ticketId }).expect(400);
      await orders.bus.deliver(eventOf('ticket:updated', { ...ticket, version: 1, quantity: 2 }));
      await orders.buy(buyer, { ticketId }).expect(201);
      await orders.buy(buyer, { ticketId }).expect(400);
    });

    it('keeps price, title and version of a listing that changes afterwards', async () => {
      const { orderId, ticket, buyer: who } = await orders.placed();
      const changed = { ...ticket, version: 1, priceMinor: 9_900, title: 'Dearer' };
      await orders.bus.deliver(eventOf('ticket:updated', changed));
      const answer = await orders.get(who, `/api/orders/${orderId}`).expect(200);
      expect(answer.body).toMatchObject({
        ticket: { title: 'A concert', price: 19.99, version: 0 },
      });
    });
  });

  describe('with an idempotency key', () => {
    const key = () => ({ 'idempotency-key': newId() });

    it('gives the same order again, also when the listing is sold out by it', async () => {
      const { id: ticketId } = await orders.list();
      const headers = key();
      const first = await orders.buy(buyer, { ticketId }, headers).expect(201);
      const again = await orders.buy(buyer, { ticketId }, headers).expect(201);
      expect(again.body).toEqual(first.body);
    });

    it('gives the same order to parallel repeats, in two pods, of a single unit', async () => {
      const otherPod = await startOrders({ mongoUri: orders.mongoUri });
      const { id: ticketId } = await orders.list();
      const headers = key();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? orders : otherPod).buy(buyer, { ticketId }, headers).expect(201),
        ),
      );
      const ids = answers.map(({ body }) => (body as { id: string }).id);
      expect(new Set(ids).size).toBe(1);
      expect(
        await orders.connection.collection('orders').countDocuments({ 'ticket.id': ticketId }),
      ).toBe(1);
      await otherPod.connection.close();
    });

    it('refuses another body under it', async () => {
      const { id: ticketId } = await orders.list({ quantity: 5 });
      const headers = key();
      await orders.buy(buyer, { ticketId }, headers).expect(201);
      await orders.buy(buyer, { ticketId, quantity: 2 }, headers).expect(422);
    });

    it('is no obstacle after a refusal', async () => {
      const { orderId, ticket, buyer: holder } = await orders.placed();
      const headers = key();
      await orders.buy(buyer, { ticketId: ticket.id }, headers).expect(400);
      await orders.cancel(holder, orderId).expect(204);
      await orders.buy(buyer, { ticketId: ticket.id }, headers).expect(201);
    });

    it('belongs to its user', async () => {
      const { id: ticketId } = await orders.list({ quantity: 2 });
      const headers = key();
      const mine = await orders.buy(buyer, { ticketId }, headers).expect(201);
      const yours = await orders.buy(signedInUser(), { ticketId }, headers).expect(201);
      expect((yours.body as { id: string }).id).not.toBe((mine.body as { id: string }).id);
    });

    it('must be printable', async () => {
      const { id: ticketId } = await orders.list();
      await orders.buy(buyer, { ticketId }, { 'idempotency-key': 'x'.repeat(256) }).expect(400, {
        errors: [{ message: 'Idempotency key must be 1 to 255 printable characters' }],
      });
    });
  });

  describe('cancelling', () => {
    it('frees the units at once and says so', async () => {
      const { orderId, ticket, buyer: holder } = await orders.placed();
      await orders.cancel(holder, orderId).expect(204, {});
      await orders.buy(buyer, { ticketId: ticket.id }).expect(201);
      const answer = await orders.get(holder, `/api/orders/${orderId}`).expect(200);
      expect(answer.body).toMatchObject({ status: 'cancelled', cancelReason: 'user', version: 1 });
      await orders.publisher.settled();
      const said = orders.bus.publishedOf('order:cancelled').map(({ data }) => data);
      expect(said).toContainEqual(expect.objectContaining({ id: orderId, cancelReason: 'user' }));
    });

    it('twice is once', async () => {
      const { orderId, buyer: holder } = await orders.placed();
      const both = [orders.cancel(holder, orderId), orders.cancel(holder, orderId)];
      await Promise.all(both.map((sent) => sent.expect(204)));
      await orders.cancel(holder, orderId).expect(204);
      const answer = await orders.get(holder, `/api/orders/${orderId}`);
      expect(answer.body).toMatchObject({ version: 1 });
    });

    it('does not undo what was paid', async () => {
      const { orderId, buyer: holder } = await orders.placed();
      const { id: paymentId } = await orders.pay(orderId);
      await orders
        .cancel(holder, orderId)
        .expect(400, { errors: [{ message: 'Cannot cancel a completed order' }] });
      const answer = await orders.get(holder, `/api/orders/${orderId}`);
      expect(answer.body).toMatchObject({ status: 'complete', paymentId });
    });
  });

  describe('reading', () => {
    it('leaves out what is not known of an order that was completed before it was kept', async () => {
      const { orderId, buyer: holder } = await orders.placed();
      await orders.pay(orderId);
      await orders.connection
        .collection<{ _id: string }>('orders')
        .updateOne({ _id: orderId }, { $unset: { completedAt: 1, rescued: 1 } });
      const answer = await orders.get(holder, `/api/orders/${orderId}`).expect(200);
      expect(answer.body).toMatchObject({ status: 'complete' });
      expect(answer.body).not.toHaveProperty('completedAt');
      expect(answer.body).not.toHaveProperty('rescued');
    });

    it.each(['', '/events'])('a malformed id is not found%s', async (end) => {
      await orders.get(buyer, `/api/orders/ABC${end}`).expect(404);
    });

    it('checks the session before anything else, also before a body that is broken', async () => {
      const nobody = { ...buyer, cookie: '' };
      await orders.buy(nobody, {}).type('text').send('{').expect(401);
      await orders.cancel(nobody, 'ABC').expect(401);
    });
  });
});
