import { newId } from '@ticketing/common/store/ids';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { startPaymentsSuite, type PaymentsSuite } from './testing/payments-suite';

const TOTAL_MINOR = 3_050;

describe('Idempotency-Key on POST /api/payments', () => {
  let suite: PaymentsSuite;

  beforeAll(async () => {
    suite = await startPaymentsSuite();
  });
  afterAll(() => suite.close());

  it.each([
    ['opening an intent', {}],
    ['paying', { token: 'tok_visa' }],
    ['3-D Secure', { token: 'pm_card_threeDSecure2Required' }],
  ])('gives the same payment to a repeat of %s, with 201', async (_what, more) => {
    const order = await suite.aLiveOrder();
    const body = { orderId: order.id, ...more };
    const key = newId();
    const first = await suite.post(body, { key }).expect(201);
    const second = await suite.post(body, { key }).expect(201);
    expect(second.body).toEqual(first.body);
    expect(suite.moneyOf(order).paid).toBeLessThanOrEqual(TOTAL_MINOR);
  });

  it('gives the same payment also where the first call found a live one', async () => {
    const order = await suite.aLiveOrder();
    const opened = await suite.post({ orderId: order.id }).expect(201);
    const key = newId();
    await suite.post({ orderId: order.id }, { key }).expect(201);
    await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
    const repeat = await suite.post({ orderId: order.id }, { key }).expect(201);
    const { id } = opened.body as { id: string };
    expect(repeat.body).toMatchObject({ id, status: 'succeeded' });
  });

  it('gives the same payment when the order has ended meanwhile', async () => {
    const order = await suite.aLiveOrder();
    const key = newId();
    const body = { orderId: order.id, token: 'tok_visa' };
    const first = await suite.post(body, { key }).expect(201);
    const { id } = first.body as { id: string };
    await suite.tell({ ...order, version: 3, status: 'complete', paymentId: id });
    const repeat = await suite.post(body, { key }).expect(201);
    expect(repeat.body).toMatchObject({ id });
  });

  it.each([{}, { token: 'tok_visa' }])(
    'answers twenty repeats at once with the one payment (%j)',
    async (more) => {
      const order = await suite.aLiveOrder();
      const key = newId();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => suite.post({ orderId: order.id, ...more }, { key })),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
      expect(suite.moneyOf(order).paid).toBe('token' in more ? TOTAL_MINOR : 0);
    },
  );

  it('lets twenty different keys at once be answered by the one payment', async () => {
    const order = await suite.aLiveOrder();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        suite.post({ orderId: order.id }, { key: `${order.id}-${n}` }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    expect((await suite.paymentsOf(order))[0]?.requests).toHaveLength(20);
  });

  it('is refused with another body', async () => {
    const order = await suite.aLiveOrder();
    const other = await suite.aLiveOrder();
    const key = newId();
    await suite.post({ orderId: order.id }, { key }).expect(201);
    for (const body of [{ orderId: order.id, token: 'tok_visa' }, { orderId: other.id }]) {
      const refused = await suite.post(body, { key }).expect(422);
      expect(refused.body).toEqual({
        errors: [{ message: 'The idempotency key was used with another body' }],
      });
    }
    expect(await suite.paymentsOf(other)).toEqual([]);
  });

  it('is refused with another body also at the same time', async () => {
    const orders = [await suite.aLiveOrder(), await suite.aLiveOrder()];
    const key = newId();
    const answers = await Promise.all(
      orders.map(({ id: orderId }) => suite.post({ orderId, token: 'tok_visa' }, { key })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const paid = orders.reduce((sum, order) => sum + suite.moneyOf(order).paid, 0);
    expect(paid).toBe(TOTAL_MINOR);
  });

  it('may be used again after a refusal', async () => {
    const order = await suite.aLiveOrder();
    const key = newId();
    await suite.post({ orderId: order.id, token: 'tok_chargeDeclined' }, { key }).expect(402);
    await suite.post({ orderId: order.id, token: 'tok_visa' }, { key }).expect(201);
    await suite.post({ orderId: order.id, token: 'tok_chargeDeclined' }, { key }).expect(422);
  });

  it('belongs to its user', async () => {
    const order = await suite.aLiveOrder();
    const key = newId();
    await suite.post({ orderId: order.id }, { key }).expect(201);
    await suite.post({ orderId: order.id }, { key, user: signedInUser() }).expect(403);
  });

  it('gives the payment to a repeat whose first call died after Stripe took the money', async () => {
    const order = await suite.aLiveOrder();
    const key = newId();
    const body = { orderId: order.id, token: 'tok_visa' };
    await suite.post(body, { key }).expect(201);
    const [paid] = await suite.paymentsOf(order);
    // What a process leaves behind that is killed before it has written what Stripe said.
    const confirm = { until: suite.service.clock.now(), cardHash: 'x', request: paid?.requests[0] };
    await suite.service.connection.collection('payments').updateOne({ _id: paid?.id } as object, {
      $set: { status: 'pending', confirm, requests: [] },
    });
    const repeat = await suite.post(body, { key }).expect(201);
    expect(repeat.body).toMatchObject({ id: paid?.id, status: 'succeeded' });
    expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
  });

  it.each(['\u00fc', 'x'.repeat(256)])('that is %j is not valid', async (key) => {
    const order = await suite.aLiveOrder();
    const asking = suite.post({ orderId: order.id });
    const refused = await asking.set('idempotency-key', key).expect(400);
    expect(refused.body).toEqual({
      errors: [{ message: 'Idempotency key must be 1 to 255 printable characters' }],
    });
  });

  it('that is empty counts as none', async () => {
    const order = await suite.aLiveOrder();
    await suite.post({ orderId: order.id }, { key: '' }).expect(201);
    await suite.post({ orderId: order.id, token: 'tok_visa' }, { key: '' }).expect(201);
  });

  it('is bounded for one payment', async () => {
    const order = await suite.aLiveOrder();
    for (let n = 0; n < 100; n += 1) {
      await suite.post({ orderId: order.id }, { key: `key-${n}` }).expect(201);
    }
    await suite.post({ orderId: order.id }, { key: 'one too many' }).expect(409);
    await suite.post({ orderId: order.id }).expect(201);
  });
});
