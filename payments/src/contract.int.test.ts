import { assertIndexed } from '@ticketing/common/testing/query-plan';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { newId } from '@ticketing/common/store/ids';
import { documentedAnswers } from '@ticketing/common/testing/documented-answers';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import Stripe from 'stripe';
import request, { type Test } from 'supertest';
import { readPaymentsConfig } from './config';
import { routes } from './http/routes';
import { startPaymentsSuite, TEST_SECRETS, type PaymentsSuite } from './testing/payments-suite';

const POST = 'post /api/payments';
const GET = 'get /api/payments';
const WEBHOOK = 'post /api/payments/webhook';

describe('the contract of payments', () => {
  let suite: PaymentsSuite;

  beforeAll(async () => {
    suite = await startPaymentsSuite();
  });
  afterAll(() => suite.close());

  const anonymous = () => request(suite.service.app);
  const asking = (path: string) =>
    anonymous()
      .post(path)
      .set('cookie', suite.buyer.cookie)
      .set('content-type', 'application/json');
  const signed = (payload: string) =>
    anonymous()
      .post('/api/payments/webhook')
      .set('content-type', 'application/json')
      .set(
        'stripe-signature',
        Stripe.webhooks.generateTestHeaderString({ payload, secret: TEST_SECRETS.current }),
      )
      .send(payload);

  it('is documented: every route gives each of its answers, in the documented shape', async () => {
    const answers = documentedAnswers(routes);
    const gives = async (route: string, status: number, test: Test) => {
      const answer = await test;
      expect(answer.status).toBe(status);
      answers.check(route, answer);
    };
    const order = await suite.aLiveOrder();
    const { id: orderId } = order;
    const three = 'pm_card_threeDSecure2Required';

    await gives(POST, 201, suite.post({ orderId }, { key: 'k' }));
    await gives(POST, 422, suite.post({ orderId, token: 'tok_visa' }, { key: 'k' }));
    await gives(POST, 400, suite.post({}));
    await gives(POST, 401, anonymous().post('/api/payments').send({ orderId }));
    await gives(POST, 402, suite.post({ orderId, token: 'tok_chargeDeclined' }));
    await gives(POST, 403, suite.post({ orderId }, { user: signedInUser() }));
    await gives(POST, 404, suite.post({ orderId: newId() }));
    await gives(POST, 201, suite.post({ orderId, token: three }));
    await gives(POST, 409, suite.post({ orderId, token: 'tok_visa' }));
    const large = JSON.stringify({ orderId, more: 'x'.repeat(100_000) });
    await gives(POST, 413, asking('/api/payments').send(large));
    const text = asking('/api/payments').set('content-type', 'text/plain');
    await gives(POST, 415, text.send('orderId'));

    await gives(GET, 200, suite.list(orderId));
    await gives(GET, 400, suite.list('x'));
    await gives(GET, 401, anonymous().get('/api/payments').query({ orderId }));

    const event = { id: 'evt_1', object: 'event', type: 'x.y', data: { object: {} } };
    await gives(WEBHOOK, 200, signed(JSON.stringify(event)));
    await gives(WEBHOOK, 400, anonymous().post('/api/payments/webhook').send(event));
    await gives(WEBHOOK, 413, signed(JSON.stringify({ more: 'x'.repeat(1_100_000) })));
    expect(answers.unreached()).toEqual([]);
  });

  it('refuses an anonymous caller before it looks at anything else', async () => {
    const body = { errors: [{ message: 'Not authorized' }] };
    const broken = anonymous().post('/api/payments').set('content-type', 'application/json');
    expect((await broken.send('{').expect(401)).body).toEqual(body);
  });

  it('refuses a payment that another site asks for, and broken JSON', async () => {
    const { id: orderId } = await suite.aLiveOrder();
    await suite.post({ orderId }).set('origin', 'https://evil.example').expect(403);
    await asking('/api/payments').send('{').expect(400);
  });

  describe('GET /api/payments?orderId=', () => {
    it("lists the caller's own payments of the order, without secrets", async () => {
      const order = await suite.aLiveOrder();
      await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
      const { body } = (await suite.list(order.id).expect(200)) as { body: unknown };
      expect(body).toEqual([
        {
          id: expect.any(String) as string,
          orderId: order.id,
          status: 'succeeded',
          amount: 30.5,
          currency: 'usd',
          createdAt: suite.service.clock.now().toISOString(),
        },
      ]);
    });

    it('is empty where there are none, or the order is not his', async () => {
      const order = await suite.aLiveOrder();
      const empty = async (test: Test) => expect((await test.expect(200)).body).toEqual([]);
      await empty(suite.list(order.id));
      await suite.post({ orderId: order.id }).expect(201);
      await empty(suite.list(order.id, signedInUser()));
      await empty(suite.list(newId()));
    });

    it('goes on behind a page, newest first', async () => {
      const order = await suite.aLiveOrder();
      suite.stripe.control({ api: { failNext: 2 } });
      await suite.post({ orderId: order.id }).expect(503);
      await suite.post({ orderId: order.id }).expect(201);
      const first = await suite.list(order.id).query({ limit: '2' }).expect(200);
      const next = /^<(.*)>; rel="next"$/.exec(String(first.get('link')))?.[1] ?? '';
      const second = await anonymous().get(next).set('cookie', suite.buyer.cookie).expect(200);
      const ids = [...(first.body as unknown[]), ...(second.body as unknown[])] as { id: string }[];
      expect(ids.map(({ id }) => id)).toEqual((await suite.paymentsOf(order)).map(({ id }) => id));
      expect(ids).toHaveLength(3);
    });

    it.each([undefined, '', 'x', newId().toUpperCase()])('refuses %j', async (orderId) => {
      const test = anonymous().get('/api/payments').set('cookie', suite.buyer.cookie);
      const { body } = (await test.query({ orderId }).expect(400)) as { body: unknown };
      expect(body).toEqual({ errors: [{ message: 'Order id must be valid', field: 'orderId' }] });
    });
  });

  it('answers 503, never a hang, while Stripe is away, and nothing is lost', async () => {
    const away = await startPaymentsSuite({ env: { STRIPE_API_URL: 'http://127.0.0.1:9' } });
    try {
      const order = await away.aLiveOrder();
      const answer = await away.post({ orderId: order.id, token: 'tok_visa' }).expect(503);
      expect(Number(answer.get('retry-after'))).toBeGreaterThan(0);
      expect(await away.paymentsOf(order)).toMatchObject([{ status: 'pending' }]);
    } finally {
      await away.close();
    }
  });

  describe('while Stripe hangs', () => {
    const sockets: Socket[] = [];
    let silent: Server;
    let hanging: PaymentsSuite;

    beforeEach(async () => {
      silent = createServer().listen(0, '127.0.0.1');
      silent.on('connection', (socket) => sockets.push(socket));
      await once(silent, 'listening');
      const { port } = silent.address() as AddressInfo;
      hanging = await startPaymentsSuite({ env: { STRIPE_API_URL: `http://127.0.0.1:${port}` } });
    });
    afterEach(async () => {
      await hanging.close();
      for (const socket of sockets) socket.destroy();
      silent.close();
    });

    const paymentTakesMs = async () => {
      const order = await hanging.aLiveOrder();
      const before = performance.now();
      await hanging.post({ orderId: order.id }).expect(503);
      return performance.now() - before;
    };

    it('answers 503 in time', async () => {
      expect(await paymentTakesMs()).toBeLessThan(9_500);
    });

    it('waits for it no longer than a stop may take', async () => {
      hanging.service.retire();
      expect(await paymentTakesMs()).toBeLessThan(8_500);
      expect(await paymentTakesMs()).toBeLessThan(3_500);
    });
  });

  it('finds everything that it lists or sweeps in an index, in order', async () => {
    const payments = suite.service.connection.collection('payments');
    const orders = suite.service.connection.collection('orders');
    const orderId = newId();
    const now = new Date();
    const queries = [
      payments.find({ orderId, userId: newId() }).sort({ createdAt: -1, _id: -1 }).limit(51),
      payments
        .find({ work: 'settle', dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(100),
      payments.find({ liveKey: 'order:x' }).limit(1),
      payments.find({ requestKeys: 'x' }).limit(1),
      orders
        .find({ hasOpenRejections: true, _id: { $gt: orderId as never } })
        .sort({ _id: 1 })
        .limit(100),
    ];
    for (const query of queries) await assertIndexed(query);
  });

  it('publishes again what a status stands for, and nothing of what took no money', async () => {
    const paid = await suite.aLiveOrder();
    await suite.post({ orderId: paid.id, token: 'tok_visa' }).expect(201);
    const events = [];
    for (const source of suite.service.service.republish) {
      for await (const { entry } of source.currentEvents()) events.push(entry);
    }
    const [payment] = await suite.paymentsOf(paid);
    expect(events).toContainEqual(
      expect.objectContaining({
        id: `${payment?.id}:${payment?.version}:payment:created`,
        type: 'payment:created',
      }),
    );
    const types = new Set(events.map(({ type }) => type));
    expect(types).toEqual(new Set(['payment:created', 'payment:initiated']));
  });

  it('reports every fault of the environment together, and never a value', () => {
    const env = { STRIPE_KEY: 'secret-value', STRIPE_PUBLISHABLE_KEY: 'x', STRIPE_API_URL: 'y' };
    const read = () => readPaymentsConfig(env);
    expect(read).toThrow(/STRIPE_KEY.*STRIPE_PUBLISHABLE_KEY.*STRIPE_WEBHOOK_SECRET/s);
    expect(read).not.toThrow(/secret-value/);
  });
});
