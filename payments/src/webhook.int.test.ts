import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import Stripe from 'stripe';
import request from 'supertest';
import type { Payment } from './domain/payment';
import { startPaymentsSuite, TEST_SECRETS, type PaymentsSuite } from './testing/payments-suite';

const PATH = '/api/payments/webhook';
const TOTAL_MINOR = 3_050;

describe('what Stripe tells by webhook', () => {
  let suite: PaymentsSuite;

  beforeAll(async () => {
    suite = await startPaymentsSuite({ webhooks: true });
    suite.stripe.control({ webhooks: { repeat: 1 } });
  });
  afterAll(() => suite.close());

  const opened = async () => {
    const order = await suite.aLiveOrder();
    const answer = await suite.post({ orderId: order.id }).expect(201);
    return { order, ...(answer.body as { id: string; clientSecret: string }) };
  };
  const statusOf = async (id: string) => (await suite.payments.find(id))?.status;
  const nowSeconds = () => Math.floor(suite.service.clock.now().getTime() / 1_000);

  const send = (
    event: object,
    { secret = TEST_SECRETS.current, timestamp = nowSeconds() } = {},
  ) => {
    const payload = JSON.stringify(event);
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    return request(suite.service.app)
      .post(PATH)
      .set('stripe-signature', header)
      .set('content-type', 'application/json')
      .send(payload);
  };
  const intentEvent = (
    payment: Payment,
    given: object = {},
    type = 'payment_intent.succeeded',
  ) => ({
    id: `evt_${newId()}`,
    object: 'event',
    type,
    data: {
      object: {
        id: payment.stripeId,
        object: 'payment_intent',
        status: 'succeeded',
        amount: payment.amountMinor,
        currency: payment.currency,
        client_secret: payment.clientSecret,
        metadata: { paymentId: payment.id, orderId: payment.orderId },
        ...given,
      },
    },
  });
  const aPayment = async () => {
    const { id } = await opened();
    const payment = await suite.payments.find(id);
    if (!payment) throw new Error('no payment');
    return payment;
  };

  it('finishes a payment that the browser made, once, though each event comes twice', async () => {
    const { order, id, clientSecret } = await opened();
    await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_visa' });
    await eventually(async () => expect(await statusOf(id)).toBe('succeeded'));
    await eventually(() =>
      expect(suite.published('payment:created', order.id)).toMatchObject([
        { id, status: 'succeeded', amountMinor: TOTAL_MINOR },
      ]),
    );
  });

  it('and what a request finds out for itself is one success, told once', async () => {
    const order = await suite.aLiveOrder();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => suite.post({ orderId: order.id, token: 'tok_visa' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const delivered = () =>
      suite.stripe.ledger().deliveries.every(({ status }) => status === 'delivered');
    await eventually(delivered);
    await eventually(() => expect(suite.published('payment:created', order.id)).toHaveLength(1));
    expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
  });

  it('says that 3-D Secure is waited for, has failed, and was completed', async () => {
    const { id, clientSecret } = await opened();
    const pay = { clientSecret, paymentMethod: 'pm_card_threeDSecure2Required' };
    await suite.stripe.payInBrowser(pay);
    await eventually(async () => expect(await statusOf(id)).toBe('requires_action'));
    await suite.stripe.authenticate({ clientSecret, outcome: 'fail' });
    await eventually(async () => expect(await statusOf(id)).toBe('pending'));
    await suite.stripe.payInBrowser(pay);
    await suite.stripe.authenticate({ clientSecret, outcome: 'complete' });
    await eventually(async () => expect(await statusOf(id)).toBe('succeeded'));
  });

  it('converges although events come late and the newest first', async () => {
    suite.stripe.control({ webhooks: { shuffle: true } });
    const { order, id, clientSecret } = await opened();
    await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_chargeDeclined' });
    await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_visa' });
    await eventually(async () => expect(await statusOf(id)).toBe('succeeded'));
    await eventually(() =>
      suite.stripe.ledger().deliveries.every(({ status }) => status === 'delivered'),
    );
    suite.stripe.control({ webhooks: { shuffle: false } });
    expect(await statusOf(id)).toBe('succeeded');
    await eventually(() => expect(suite.published('payment:created', order.id)).toHaveLength(1));
  });

  it('is believed once: a repeated event is 200 without effect', async () => {
    const payment = await aPayment();
    const event = intentEvent(payment);
    expect((await send(event).expect(200)).body).toEqual({ received: true });
    const after = await suite.payments.find(payment.id);
    await send(event).expect(200);
    expect(await suite.payments.find(payment.id)).toEqual(after);
    expect(after).toMatchObject({ status: 'succeeded' });
  });

  it("is enough to know the intent, where it comes before our own write of Stripe's id", async () => {
    const payment = await aPayment();
    const stripeId = String(payment.stripeId);
    const collection = suite.service.connection.collection('payments');
    const filter = { _id: payment.id } as object;
    await collection.updateOne(filter, { $unset: { stripeId: 1, clientSecret: 1 } });
    await send(intentEvent(payment, { id: stripeId })).expect(200);
    expect(await suite.payments.find(payment.id)).toMatchObject({ status: 'succeeded', stripeId });
  });

  it('is believed also when signed with the secret of before, during a rotation', async () => {
    const payment = await aPayment();
    await send(intentEvent(payment), { secret: TEST_SECRETS.previous }).expect(200);
    expect(await statusOf(payment.id)).toBe('succeeded');
  });

  it.each([
    ['signed with another secret', { secret: 'whsec_of_somebody_else' }],
    ['older than five minutes', { timestamp: Math.floor(Date.now() / 1_000) - 301 - 60 }],
  ])('is not believed when %s', async (_what, options) => {
    const payment = await aPayment();
    const { body } = (await send(intentEvent(payment), options).expect(400)) as { body: unknown };
    expect(body).toEqual({ errors: [{ message: 'The signature is not valid' }] });
    expect(await statusOf(payment.id)).toBe('pending');
  });

  it('is not believed without a signature, or without a body', async () => {
    await request(suite.service.app).post(PATH).send({ id: 'evt_1' }).expect(400);
    await request(suite.service.app).post(PATH).expect(400);
  });

  it.each([
    ['amount', { amount: TOTAL_MINOR - 1 }],
    ['currency', { currency: 'eur' }],
    ['order', { metadata: { orderId: newId() } }],
    ['intent', { id: 'pi_another' }],
  ])('changes nothing where it has another %s than the payment', async (what, given) => {
    const payment = await aPayment();
    const metadata = { paymentId: payment.id, orderId: payment.orderId };
    const merged = what === 'order' ? { metadata: { ...metadata, orderId: newId() } } : given;
    await send(intentEvent(payment, merged)).expect(200);
    expect(await statusOf(payment.id)).toBe('pending');
  });

  it.each([
    ['an intent that is not ours', { metadata: {} }],
    ['a payment that is not there', { metadata: { paymentId: newId() } }],
  ])('is 200 without effect about %s', async (_what, given) => {
    await send(intentEvent(await aPayment(), given)).expect(200);
  });

  it('says that a refund failed which had looked well: that is for an operator', async () => {
    const order = await suite.aLiveOrder();
    const paid = await suite.post({ orderId: order.id, token: 'tok_refundFail' }).expect(201);
    const { id } = paid.body as { id: string };
    const rejected = { version: 5, status: 'cancelled' as const, rejectedPaymentIds: [id] };
    await suite.tell({ ...order, ...rejected });
    await eventually(async () => expect(await statusOf(id)).toBe('refunded'));
    await suite.stripe.settleNow();
    await eventually(async () => expect(await statusOf(id)).toBe('refund_failed'));
    const lines: string[] = [];
    await suite.service.service.command?.('refunds-failed', (line) => lines.push(line), []);
    expect(lines).toEqual([
      expect.stringContaining(`${id}  order ${order.id}  30.50 usd`),
      '1 failed refunds',
    ]);
  });

  it('is 200 without effect about what nobody here needs to know', async () => {
    const event = { id: 'evt_1', object: 'event', type: 'customer.created' };
    await send({ ...event, data: { object: { object: 'customer' } } }).expect(200);
    const refund = { id: 're_1', object: 'refund', status: 'succeeded', metadata: {} };
    await send({ ...event, type: 'refund.created', data: { object: refund } }).expect(200);
  });

  it('records a success also of a payment that was given up', async () => {
    const payment = await aPayment();
    await send(intentEvent(payment, { status: 'canceled' }, 'payment_intent.canceled')).expect(200);
    expect(await statusOf(payment.id)).toBe('cancelled');
    await send(intentEvent(payment)).expect(200);
    expect(await statusOf(payment.id)).toBe('succeeded');
    const told = () => suite.published('payment:created', payment.orderId);
    await eventually(() => expect(told()).toHaveLength(1));
  });
});
