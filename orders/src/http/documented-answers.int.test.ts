import { newId } from '@ticketing/common/store/ids';
import { documentedAnswers } from '@ticketing/common/testing/documented-answers';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import request, { type Test } from 'supertest';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';
import { routes } from './routes';

const TOO_LARGE = { ticketId: 'x'.repeat(100_001) };

describe('every documented answer', () => {
  let orders: OrdersUnderTest;
  const answers = documentedAnswers(routes);

  beforeAll(async () => {
    orders = await startOrders();
  });
  afterAll(() => orders.close());

  const anonymous = (method: 'get' | 'post' | 'delete', path: string): Test =>
    request(orders.app)[method](path);

  it('of POST /api/orders can be given', async () => {
    const route = 'post /api/orders';
    const give = async (status: number, sent: Test) =>
      answers.check(route, await sent.expect(status));
    const user = signedInUser();
    const { id: ticketId } = await orders.list({ quantity: 3 });
    const key = { 'idempotency-key': 'a' };
    await give(201, orders.buy(user, { ticketId }, key));
    await give(422, orders.buy(user, { ticketId, quantity: 2 }, key));
    await give(400, orders.buy(user, { ticketId: 1 }));
    await give(401, anonymous('post', '/api/orders').send({ ticketId }));
    await give(403, orders.buy(user, { ticketId }, { 'sec-fetch-site': 'cross-site' }));
    await give(404, orders.buy(user, { ticketId: newId() }));
    await give(409, orders.buy(user, { ticketId, price: 1 }));
    await give(413, orders.buy(user, TOO_LARGE));
    await give(415, orders.buy(user, {}).type('text').send('ticketId'));
  });

  it('of GET /api/orders can be given', async () => {
    const route = 'get /api/orders';
    const { buyer, ticket } = await orders.placed();
    const seller = signedInUser(ticket.userId);
    answers.check(route, await orders.get(buyer, '/api/orders').expect(200));
    answers.check(route, await orders.get(seller, '/api/orders?as=seller').expect(200));
    answers.check(route, await orders.get(buyer, '/api/orders?status=waiting').expect(200));
    answers.check(route, await orders.get(buyer, '/api/orders?as=owner').expect(400));
    answers.check(route, await anonymous('get', '/api/orders').expect(401));
  });

  it('of GET /api/orders/:id and of its events can be given', async () => {
    const { buyer, orderId } = await orders.placed();
    await orders.cancel(buyer, orderId).expect(204);
    const paid = await orders.placed({ buyer });
    await orders.pay(paid.orderId);
    const complete = await orders.get(buyer, `/api/orders/${paid.orderId}`).expect(200);
    answers.check('get /api/orders/:id', complete);
    for (const end of ['', '/events']) {
      const route = `get /api/orders/:id${end}`;
      answers.check(route, await orders.get(buyer, `/api/orders/${orderId}${end}`).expect(200));
      answers.check(route, await anonymous('get', `/api/orders/${orderId}${end}`).expect(401));
      const other = orders.get(signedInUser(), `/api/orders/${orderId}${end}`);
      answers.check(route, await other.expect(403));
      answers.check(route, await orders.get(buyer, `/api/orders/${newId()}${end}`).expect(404));
    }
    const open = await orders.placed();
    orders.retire();
    const refused = orders.get(open.buyer, `/api/orders/${open.orderId}/events`);
    answers.check('get /api/orders/:id/events', await refused.expect(503));
  });

  it('of DELETE /api/orders/:id can be given', async () => {
    const route = 'delete /api/orders/:id';
    const { buyer, orderId } = await orders.placed();
    const paid = await orders.placed({ buyer });
    await orders.pay(paid.orderId);
    const path = `/api/orders/${orderId}`;
    answers.check(route, await anonymous('delete', path).expect(401));
    answers.check(route, await orders.cancel(signedInUser(), orderId).expect(403));
    answers.check(route, await orders.cancel(buyer, newId()).expect(404));
    answers.check(route, await orders.cancel(buyer, paid.orderId).expect(400));
    answers.check(route, await orders.cancel(buyer, orderId).send(TOO_LARGE).expect(413));
    const text = orders.cancel(buyer, orderId).type('text').send('please');
    answers.check(route, await text.expect(415));
    answers.check(route, await orders.cancel(buyer, orderId).expect(204));
  });

  it('was given above', () => {
    expect(answers.unreached()).toEqual([]);
  });
});
