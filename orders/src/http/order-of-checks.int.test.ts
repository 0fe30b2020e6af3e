import { newId } from '@ticketing/common/store/ids';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import request from 'supertest';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';

const FOREIGN = { 'sec-fetch-site': 'cross-site' };
const nobody = { ...signedInUser(), cookie: '' };
const NOT_FOUND = { errors: [{ message: 'Not Found' }] };
const FORBIDDEN = { errors: [{ message: 'Forbidden' }] };
const NOT_AUTHORIZED = { errors: [{ message: 'Not authorized' }] };

describe('what orders checks first', () => {
  let orders: OrdersUnderTest;

  beforeAll(async () => {
    orders = await startOrders();
  });
  afterAll(() => orders.close());

  const buyRaw = (body: string, cookie = signedInUser().cookie) =>
    request(orders.app).post('/api/orders').set({ cookie }).type('application/json').send(body);

  it('is the origin, before the session', async () => {
    await orders.buy(nobody, {}, FOREIGN).expect(403, FORBIDDEN);
    await orders.cancel(nobody, newId()).set(FOREIGN).expect(403, FORBIDDEN);
  });

  it('is not the origin where nothing is changed', async () => {
    const { orderId, buyer } = await orders.placed();
    await orders.get(buyer, '/api/orders').set(FOREIGN).expect(200);
    await orders.get(buyer, `/api/orders/${orderId}`).set(FOREIGN).expect(200);
  });

  it('is the session, before the body, the id and the parameters', async () => {
    await buyRaw('{broken', '').expect(401, NOT_AUTHORIZED);
    await buyRaw(JSON.stringify({ ticketId: 'x'.repeat(100_001) }), '').expect(401, NOT_AUTHORIZED);
    for (const path of ['', '?limit=0', '/abc', `/${newId()}`, `/${newId()}/events`]) {
      await orders.get(nobody, `/api/orders${path}`).expect(401, NOT_AUTHORIZED);
    }
    await orders.cancel(nobody, newId()).expect(401, NOT_AUTHORIZED);
  });

  it('is the body, before its fields', async () => {
    await buyRaw('{broken').expect(400, { errors: [{ message: 'The body must be valid JSON' }] });
  });

  it('are the fields, before the ticket', async () => {
    await orders.buy(signedInUser(), { ticketId: newId(), quantity: 0 }).expect(400, {
      errors: [{ message: 'Quantity must be a whole number from 1 to 10', field: 'quantity' }],
    });
  });

  it('is whether it exists, then whose it is, then its state', async () => {
    const stranger = signedInUser();
    const { orderId } = await orders.placed();
    await orders.pay(orderId);
    await orders.cancel(stranger, newId()).expect(404, NOT_FOUND);
    await orders.cancel(stranger, 'A'.repeat(24)).expect(404, NOT_FOUND);
    await orders.cancel(stranger, orderId).expect(403, FORBIDDEN);
    await orders.get(stranger, `/api/orders/${orderId}`).expect(403, FORBIDDEN);
    await orders.get(stranger, `/api/orders/${orderId}/events`).expect(403, FORBIDDEN);
  });

  it('are who sells, then the price, then what is left', async () => {
    const { ticket, buyer } = await orders.placed();
    const { id: ticketId, userId } = ticket;
    const seller = await orders.buy(signedInUser(userId), { ticketId, price: 1 });
    expect(seller.status).toBe(400);
    expect(seller.body).toEqual({ errors: [{ message: 'You cannot buy your own ticket' }] });
    await orders.buy(buyer, { ticketId, price: 1 }).expect(409);
    await orders.buy(buyer, { ticketId, price: 19.99 }).expect(400, {
      errors: [{ message: 'Ticket is already reserved' }],
    });
  });

  it.each(['1e400', '-1e400'])('is no fault of ours when the price seen is %s', async (price) => {
    const { id: ticketId } = await orders.list();
    const answer = await buyRaw(`{"ticketId":"${ticketId}","price":${price}}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errors: [{ message: 'Price must be a number', field: 'price' }],
    });
  });

  it.each(['[]', '"text"', 'null', '7'])(
    'takes the body %s for one without fields',
    async (body) => {
      expect((await buyRaw(body)).status).toBe(400);
    },
  );

  it.each([
    ['put', '/api/orders'],
    ['delete', '/api/orders'],
    ['post', `/api/orders/${newId()}`],
    ['options', '/api/orders'],
    ['patch', `/api/orders/${newId()}`],
  ] as const)('finds nothing at %s %s', async (method, path) => {
    const sent = request(orders.app)[method](path).set('cookie', signedInUser().cookie);
    await sent.expect(404, NOT_FOUND);
  });

  it('answers HEAD as GET, without a body', async () => {
    const { orderId, buyer } = await orders.placed();
    for (const path of ['/api/orders', `/api/orders/${orderId}`]) {
      const { headers: got } = await orders.get(buyer, path);
      const head = await request(orders.app).head(path).set('cookie', buyer.cookie).expect(200);
      expect(head.headers['content-length']).toBe(got['content-length']);
      expect(head.text).toBeUndefined();
    }
    const head = request(orders.app).head(`/api/orders/${newId()}`);
    await head.set('cookie', buyer.cookie).expect(404);
  });
});
