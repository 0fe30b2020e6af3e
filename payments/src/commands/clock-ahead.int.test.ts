import { Unavailable } from '@ticketing/common/errors';
import { startPaymentsSuite, type PaymentsSuite } from '../testing/payments-suite';

const AHEAD_MS = 600_000;

/** What a pod leaves behind whose clock was ten minutes ahead, as another pod finds it. */
describe('after a clock that was ahead', () => {
  let suite: PaymentsSuite;

  beforeEach(async () => {
    suite = await startPaymentsSuite();
    suite.service.clock.advance(AHEAD_MS);
  });
  afterEach(() => suite.close());

  const away = () => Promise.reject(new Unavailable());
  const aLiveOrder = () =>
    suite.aLiveOrder({ expiresAt: new Date(Date.now() + 2 * AHEAD_MS).toISOString() });
  const setClockRight = () => suite.service.clock.advance(-AHEAD_MS);
  const only = async (order: { id: string; userId: string }) => {
    const [payment] = await suite.payments
      .listOfOrder({ orderId: order.id, userId: order.userId }, { limit: 1 })
      .then(({ rows }) => rows);
    if (!payment) throw new Error('there is no payment');
    return payment;
  };

  it('a refund that was put off is taken up at once', async () => {
    const order = await aLiveOrder();
    await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
    const dying = suite.commandsWith({ refund: away });
    await dying.wantRefunds(order.id, [(await only(order)).id]);
    await dying.settled();
    setClockRight();

    await suite.commands.settleDue();
    expect(await only(order)).toMatchObject({ status: 'refunded' });
    expect(suite.moneyOf(order)).toEqual({ paid: 3_050, refunded: 3_050 });
  });

  it('an open payment is reconciled at once', async () => {
    const order = await aLiveOrder();
    await suite.post({ orderId: order.id }).expect(201);
    const { stripeId = '', id: paymentId } = await only(order);
    await suite.gateway.confirm({ stripeId, paymentId, n: 1, token: 'tok_visa' }, 5_000);
    setClockRight();

    await suite.commands.reconcilePayments();
    expect(await only(order)).toMatchObject({ status: 'succeeded' });
  });

  it('a try that was never finished keeps nobody from the next one', async () => {
    const order = await aLiveOrder();
    const dying = suite.commandsWith({ confirm: away, readIntent: away });
    const { id: userId } = suite.buyer;
    const asked = { userId, orderId: order.id, token: 'tok_visa', request: undefined };
    await expect(dying.startPayment(asked)).rejects.toThrow(Unavailable);
    setClockRight();

    await expect(suite.commands.startPayment(asked)).resolves.toMatchObject({
      status: 'succeeded',
    });
  });

  it('a refund that the bank refused is on the operator’s list', async () => {
    const order = await aLiveOrder();
    await suite.post({ orderId: order.id, token: 'tok_refundFail' }).expect(201);
    await suite.commands.wantRefunds(order.id, [(await only(order)).id]);
    await suite.commands.settled();
    const { refundId = '', id: paymentId } = await only(order);
    const refund = { id: refundId, status: 'failed' } as const;
    const event = {
      kind: 'refund',
      id: 'evt_1',
      type: 'refund.failed',
      refund,
      paymentId,
    } as const;
    await suite.commands.recordStripeEvent(event);
    setClockRight();

    const lines: string[] = [];
    await suite.commands.listFailedRefunds((line) => lines.push(line));
    expect(lines.at(-1)).toBe('1 failed refunds');
  });
});
