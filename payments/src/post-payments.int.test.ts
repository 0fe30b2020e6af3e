import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import type { Response } from 'supertest';
import { startPaymentsSuite, type PaymentsSuite } from './testing/payments-suite';

const TOTAL = 30.5;
const TOTAL_MINOR = 3_050;

const statuses = (answers: Response[]) => answers.map(({ status }) => status).sort();
const bodyOf = (response: Response): unknown => response.body;
const refusal = (message: string, field?: string) => ({
  errors: [field === undefined ? { message } : { message, field }],
});

describe('POST /api/payments', () => {
  let suite: PaymentsSuite;

  beforeAll(async () => {
    suite = await startPaymentsSuite();
  });
  afterAll(() => suite.close());

  describe('{orderId}', () => {
    it('opens the intent and gives what a browser needs to pay it', async () => {
      const order = await suite.aLiveOrder();
      const body = bodyOf(await suite.post({ orderId: order.id }).expect(201));
      expect(body).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        orderId: order.id,
        status: 'pending',
        amount: TOTAL,
        currency: 'usd',
        createdAt: suite.service.clock.now().toISOString(),
        clientSecret: expect.stringMatching(/^pi_.+_secret_/) as string,
        publishableKey: 'pk_test_simulator',
      });
      const [intent] = suite.stripe.ledger().intents.filter(ofOrder(order.id));
      expect(intent).toMatchObject({ amount: TOTAL_MINOR, currency: 'usd' });
    });

    it('returns the one there is when asked again, and says once that it is open', async () => {
      const order = await suite.aLiveOrder();
      const first = await suite.post({ orderId: order.id }).expect(201);
      const second = await suite.post({ orderId: order.id }).expect(201);
      expect(second.body).toEqual(first.body);
      await eventually(() =>
        expect(suite.published('payment:initiated', order.id)).toMatchObject([
          { orderId: order.id, status: 'pending', amountMinor: TOTAL_MINOR, currency: 'usd' },
        ]),
      );
    });

    it('opens one intent for twenty requests at once', async () => {
      const order = await suite.aLiveOrder();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => suite.post({ orderId: order.id })),
      );
      expect(new Set(statuses(answers))).toEqual(new Set([201]));
      const secrets = answers.map(({ body }) => (body as { clientSecret: string }).clientSecret);
      expect(new Set(secrets).size).toBe(1);
      expect(suite.stripe.ledger().intents.filter(ofOrder(order.id))).toHaveLength(1);
    });

    it('opens another intent where Stripe failed on the first and would repeat that', async () => {
      const order = await suite.aLiveOrder();
      suite.stripe.control({ api: { failNext: 1 } });
      const body = bodyOf(await suite.post({ orderId: order.id }).expect(201));
      expect(body).toMatchObject({ status: 'pending' });
      const all = await suite.paymentsOf(order);
      expect(all.map(({ status }) => status).sort()).toEqual(['failed', 'pending']);
    });

    it('says that an amount that Stripe can not take can not be charged', async () => {
      const ticket = { id: newId(), title: 'x', priceMinor: 99_999_999, currency: 'usd' };
      const order = await suite.aLiveOrder({ ticket: { ...ticket, version: 0 }, quantity: 2 });
      const body = bodyOf(await suite.post({ orderId: order.id }).expect(400));
      expect(body).toEqual(refusal('This amount can not be charged'));
    });
  });

  describe('{orderId, token}', () => {
    it.each(['tok_visa', 'pm_card_visa'])('charges %s once, and tells of it', async (token) => {
      const order = await suite.aLiveOrder();
      const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(201));
      expect(body).toEqual({
        id: expect.any(String) as string,
        orderId: order.id,
        status: 'succeeded',
        amount: TOTAL,
        currency: 'usd',
        createdAt: expect.any(String) as string,
      });
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
      await eventually(() =>
        expect(suite.published('payment:created', order.id)).toMatchObject([
          { status: 'succeeded', amountMinor: TOTAL_MINOR },
        ]),
      );
      const again = await suite.post({ orderId: order.id, token }).expect(400);
      expect(again.body).toEqual(refusal('The order is already paid'));
    });

    it('charges once where a browser holds the intent already', async () => {
      const order = await suite.aLiveOrder();
      const opened = await suite.post({ orderId: order.id }).expect(201);
      const body = bodyOf(await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201));
      const { id } = body as { id: string };
      expect(opened.body).toMatchObject({ id });
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
    });

    it('charges once for twenty requests at once', async () => {
      const order = await suite.aLiveOrder();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => suite.post({ orderId: order.id, token: 'tok_visa' })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        const { status } = answer;
        const message = status === 409 ? 'A payment is in progress' : 'The order is already paid';
        expect(answer.body).toEqual(refusal(message));
      }
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
    });

    it.each([
      ['tok_chargeDeclined', 'Your card was declined.'],
      ['tok_chargeDeclinedInsufficientFunds', 'Your card has insufficient funds.'],
      ['tok_chargeDeclinedExpiredCard', 'Your card has expired.'],
    ])(
      'passes on what the issuer of %s says, and the order can be paid again',
      async (token, message) => {
        const order = await suite.aLiveOrder();
        const declined = await suite.post({ orderId: order.id, token }).expect(402);
        expect(declined.body).toEqual(refusal(message));
        await suite.post({ orderId: order.id, token }).expect(402);
        const body = bodyOf(await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201));
        expect(body).toMatchObject({ status: 'succeeded' });
        expect(await suite.paymentsOf(order)).toMatchObject([{ confirms: 3, status: 'succeeded' }]);
        expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
      },
    );

    it.each(['tok_unknown', 'pm_unknown', 'pm_card_unknown'])(
      'refuses %s, which Stripe does not know, and the order can be paid again',
      async (token) => {
        const order = await suite.aLiveOrder();
        const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(400));
        expect(body).toEqual(refusal('Token must be valid', 'token'));
        await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
      },
    );

    it('waits for 3-D Secure: the same card is answered, another is refused', async () => {
      const order = await suite.aLiveOrder();
      const token = 'pm_card_threeDSecure2Required';
      const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(201));
      expect(body).toMatchObject({
        status: 'requires_action',
        clientSecret: expect.any(String) as string,
        publishableKey: 'pk_test_simulator',
      });
      const same = await suite.post({ orderId: order.id, token }).expect(201);
      expect(same.body).toEqual(body);
      const other = await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(409);
      expect(other.body).toEqual(refusal('A payment is in progress'));
      expect(suite.moneyOf(order).paid).toBe(0);
    });

    it('lets another card come when 3-D Secure has failed, though no webhook said so', async () => {
      const order = await suite.aLiveOrder();
      const token = 'pm_card_threeDSecure2Required';
      const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(201));
      const { clientSecret } = body as { clientSecret: string };
      await suite.stripe.authenticate({ clientSecret, outcome: 'fail' });
      await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
    });

    it('says that the order is paid when 3-D Secure was completed, though no webhook said so', async () => {
      const order = await suite.aLiveOrder();
      const token = 'pm_card_threeDSecure2Required';
      const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(201));
      const { clientSecret } = body as { clientSecret: string };
      await suite.stripe.authenticate({ clientSecret, outcome: 'complete' });
      const again = await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(400);
      expect(again.body).toEqual(refusal('The order is already paid'));
      await eventually(() => expect(suite.published('payment:created', order.id)).toHaveLength(1));
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
    });

    it('answers pending while the bank takes its time, and refuses another card meanwhile', async () => {
      const order = await suite.aLiveOrder();
      const token = 'tok_succeedsAfterDelay';
      const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(201));
      expect(body).toMatchObject({ status: 'pending' });
      await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(409);
      await suite.stripe.settleNow();
      await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(400);
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
    });
  });

  describe('when Stripe fails', () => {
    const order = () => suite.aLiveOrder();
    const opened = async () => {
      const placed = await order();
      await suite.post({ orderId: placed.id }).expect(201);
      return placed;
    };

    it('after it took the money, the answer is the success that it was', async () => {
      const { id, ...rest } = await opened();
      suite.stripe.control({ api: { failAfterEffect: 1, match: '/confirm' } });
      const body = bodyOf(await suite.post({ orderId: id, token: 'tok_visa' }).expect(201));
      expect(body).toMatchObject({ status: 'succeeded' });
      expect(suite.moneyOf({ id, ...rest }).paid).toBe(TOTAL_MINOR);
    });

    it('by cutting the connection after it took the money, likewise', async () => {
      const { id, ...rest } = await opened();
      suite.stripe.control({ api: { dropAfterEffect: 1, match: '/confirm' } });
      const body = bodyOf(await suite.post({ orderId: id, token: 'tok_visa' }).expect(201));
      expect(body).toMatchObject({ status: 'succeeded' });
      expect(suite.moneyOf({ id, ...rest }).paid).toBe(TOTAL_MINOR);
    });

    it('before it took any, it is 503, and the next try has a key of its own', async () => {
      const { id, ...rest } = await opened();
      suite.stripe.control({ api: { failNext: 1, match: '/confirm' } });
      const failed = await suite.post({ orderId: id, token: 'tok_visa' }).expect(503);
      expect(Number(failed.get('retry-after'))).toBeGreaterThan(0);
      await suite.post({ orderId: id, token: 'tok_visa' }).expect(201);
      expect(suite.moneyOf({ id, ...rest }).paid).toBe(TOTAL_MINOR);
    });
  });

  describe('refuses', () => {
    const past = (ms: number) => new Date(suite.service.clock.now().getTime() + ms).toISOString();

    it.each([
      [{}, 'Order id must be valid', 'orderId'],
      [{ orderId: 'x' }, 'Order id must be valid', 'orderId'],
      [{ orderId: { $gt: '' } }, 'Order id must be valid', 'orderId'],
      [{ orderId: null }, 'Order id must be valid', 'orderId'],
      [{ orderId: newId(), token: null }, 'Token must be valid', 'token'],
      [{ orderId: newId(), token: '' }, 'Token must be valid', 'token'],
      [{ orderId: newId(), token: 7 }, 'Token must be valid', 'token'],
      [{ orderId: newId(), token: '4242424242424242' }, 'Token must be valid', 'token'],
      [{ orderId: newId(), token: 'tok_a\nb' }, 'Token must be valid', 'token'],
    ])('%j', async (body, message, field) => {
      const response = await suite.post(body).expect(400);
      expect(response.body).toEqual(refusal(message, field));
    });

    it('an order that was not heard of', async () => {
      const body = bodyOf(await suite.post({ orderId: newId() }).expect(404));
      expect(body).toEqual(refusal('Not Found'));
    });

    it("somebody else's order", async () => {
      const order = await suite.aLiveOrder();
      const asking = suite.post({ orderId: order.id }, { user: signedInUser() });
      const body = bodyOf(await asking.expect(403));
      expect(body).toEqual(refusal('Forbidden'));
    });

    it.each([
      [
        'cancelled by its buyer',
        { status: 'cancelled', cancelReason: 'user' },
        'Cannot pay for a cancelled order',
      ],
      [
        'swept as expired',
        { status: 'cancelled', cancelReason: 'expired' },
        'The order has expired',
      ],
      ['complete', { status: 'complete', paymentId: newId() }, 'The order is already paid'],
    ] as const)('an order that is %s', async (_what, given, message) => {
      const order = await suite.aLiveOrder(given);
      for (const token of [undefined, 'tok_visa']) {
        const body = bodyOf(await suite.post({ orderId: order.id, token }).expect(400));
        expect(body).toEqual(refusal(message));
      }
      expect(await suite.paymentsOf(order)).toEqual([]);
    });

    it.each([
      ['that has expired and was not swept', -1],
      ['that ends in less than two seconds', 1_999],
    ])('an order %s', async (_what, ms) => {
      const order = await suite.aLiveOrder({ expiresAt: past(ms) });
      const body = bodyOf(await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(400));
      expect(body).toEqual(refusal('The order has expired'));
    });

    it('nothing while two seconds are left', async () => {
      const order = await suite.aLiveOrder({ expiresAt: past(2_000) });
      await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
    });
  });

  const ofOrder =
    (orderId: string) =>
    ({ metadata }: { metadata: Record<string, string> }) =>
      metadata['orderId'] === orderId;
});
