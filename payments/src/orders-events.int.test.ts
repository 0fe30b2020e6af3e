import type { OrderState } from '@ticketing/common/contracts/order-events';
import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import type { Payment } from './domain/payment';
import { startPaymentsSuite, type PaymentsSuite } from './testing/payments-suite';

const TOTAL_MINOR = 3_050;
const MINUTE_MS = 61_000;

describe('what orders tells', () => {
  let suite: PaymentsSuite;

  beforeEach(async () => {
    suite = await startPaymentsSuite();
  });
  afterEach(() => suite.close());

  const paidOrder = async (token = 'tok_visa') => {
    const order = await suite.aLiveOrder();
    await suite.post({ orderId: order.id, token }).expect(201);
    return { order, payment: await only(order) };
  };
  const only = async (order: OrderState): Promise<Payment> => {
    const [payment, ...others] = await suite.paymentsOf(order);
    if (!payment || others.length > 0) throw new Error('there is not just one payment');
    return payment;
  };
  const becomes = (order: OrderState, status: string) =>
    eventually(async () => expect(await only(order)).toMatchObject({ status }));
  const rejecting = (order: OrderState, ids: string[]): OrderState => ({
    ...order,
    version: 5,
    status: 'cancelled',
    cancelReason: 'user',
    rejectedPaymentIds: ids,
  });
  const cancelled = (order: OrderState): OrderState => ({
    ...order,
    version: 4,
    status: 'cancelled',
    cancelReason: 'user',
  });
  const verdicts = (order: OrderState, type: 'order:payment-rejected' | 'order:cancelled') =>
    suite.service.bus.deliver(eventOf(type, order));

  describe('a rejected payment', () => {
    it('goes back in full, within about a second, once, however often it is told', async () => {
      const { order, payment } = await paidOrder();
      const rejected = rejecting(order, [payment.id]);
      await Promise.all(Array.from({ length: 5 }, () => suite.tell(rejected)));
      await becomes(order, 'refunded');
      await suite.tell(rejected);
      expect(suite.moneyOf(order)).toEqual({ paid: TOTAL_MINOR, refunded: TOTAL_MINOR });
      await eventually(() =>
        expect(suite.published('payment:refunded', order.id)).toMatchObject([
          { id: payment.id, status: 'refunded', amountMinor: TOTAL_MINOR },
        ]),
      );
    });

    it('goes back although the order is known in that version already', async () => {
      const { order, payment } = await paidOrder();
      const rejected = rejecting(order, [payment.id]);
      const { connection } = suite.service;
      await connection
        .collection('orders')
        .updateOne({ _id: order.id } as object, { $set: { version: rejected.version } });
      expect(await verdicts(rejected, 'order:payment-rejected')).toEqual([{ kind: 'ack' }]);
      await becomes(order, 'refunded');
    });

    it('goes back by the sweep where its intent was lost', async () => {
      const { order, payment } = await paidOrder();
      await suite.tell(rejecting(order, [payment.id]));
      await becomes(order, 'refunded');
      const { connection } = suite.service;
      const back = { status: 'succeeded', liveKey: `order:${order.id}` };
      await connection
        .collection('payments')
        .updateOne({ _id: payment.id } as object, { $set: back, $unset: { refundId: 1 } });
      expect(await suite.commands.sweepRejections()).toBe(1);
      await suite.commands.settled();
      await becomes(order, 'refunded');
      expect(suite.moneyOf(order).refunded).toBe(TOTAL_MINOR);
      expect(await suite.commands.sweepRejections()).toBe(0);
    });

    it('that is not known here is looked for again and again, and does no harm', async () => {
      const order = await suite.aLiveOrder();
      const rejected = rejecting(order, [newId()]);
      expect(await verdicts(rejected, 'order:payment-rejected')).toEqual([{ kind: 'ack' }]);
      expect(await suite.commands.sweepRejections()).toBe(1);
      expect(await suite.commands.sweepRejections()).toBe(1);
    });

    it('of another order stays where it is', async () => {
      const { order, payment } = await paidOrder();
      const other = await suite.aLiveOrder();
      await suite.tell(rejecting(other, [payment.id]));
      await suite.commands.sweepRejections();
      expect(await only(order)).toMatchObject({ status: 'succeeded' });
    });

    it('is the only one that goes back: a completed or cancelled order alone takes nothing back', async () => {
      const { order, payment } = await paidOrder();
      await suite.tell({ ...order, version: 2, status: 'complete', paymentId: payment.id });
      await suite.tell(cancelled(order));
      await suite.commands.sweepRejections();
      await suite.commands.settleDue();
      expect(await only(order)).toMatchObject({ status: 'succeeded' });
      expect(suite.moneyOf(order).refunded).toBe(0);
    });
  });

  describe('a refund', () => {
    const rejectedOrder = async (token?: string) => {
      const { order, payment } = await paidOrder(token);
      await suite.tell(rejecting(order, [payment.id]));
      return { order, payment };
    };
    const settleLater = async () => {
      suite.service.clock.advance(MINUTE_MS);
      await suite.commands.settleDue();
    };

    it('that Stripe made but failed to answer is found, not made twice', async () => {
      suite.stripe.control({ api: { failAfterEffect: 1, match: '/refunds' } });
      const { order } = await rejectedOrder();
      await eventually(() => expect(suite.moneyOf(order).refunded).toBe(TOTAL_MINOR));
      await eventually(async () => {
        await settleLater();
        expect(await only(order)).toMatchObject({ status: 'refunded', refunds: 1 });
      });
    });

    it('that Stripe failed to make is made with another key', async () => {
      suite.stripe.control({ api: { failNext: 1, match: '/refunds' } });
      const { order } = await rejectedOrder();
      await eventually(async () => expect(await only(order)).toMatchObject({ refunds: 1 }));
      await eventually(async () => {
        await settleLater();
        expect(await only(order)).toMatchObject({ status: 'refunded', refunds: 2 });
      });
      expect(suite.moneyOf(order).refunded).toBe(TOTAL_MINOR);
    });

    it('that somebody made by hand counts', async () => {
      const { order, payment } = await paidOrder();
      const refund = `${suite.stripe.url}/v1/refunds`;
      await fetch(refund, {
        method: 'POST',
        headers: { authorization: `Bearer ${suite.stripe.secretKey}` },
        body: new URLSearchParams({ payment_intent: String(payment.stripeId) }),
      });
      await suite.tell(rejecting(order, [payment.id]));
      await becomes(order, 'refunded');
      expect(suite.moneyOf(order).refunded).toBe(TOTAL_MINOR);
    });

    it('that is on its way is looked at again until the bank has answered', async () => {
      const { order } = await rejectedOrder('tok_pendingRefund');
      await eventually(async () =>
        expect(await only(order)).toMatchObject({
          status: 'refunding',
          refundId: expect.any(String) as string,
        }),
      );
      await settleLater();
      expect(await only(order)).toMatchObject({ status: 'refunding' });
      await suite.stripe.settleNow();
      await settleLater();
      expect(await only(order)).toMatchObject({ status: 'refunded' });
    });
  });

  describe('an order that has ended', () => {
    const openOrder = async () => {
      const order = await suite.aLiveOrder();
      const opened = await suite.post({ orderId: order.id }).expect(201);
      return { order, ...(opened.body as { id: string; clientSecret: string }) };
    };
    const intentOf = (order: OrderState) =>
      suite.stripe.ledger().intents.find(({ metadata }) => metadata['orderId'] === order.id);

    it('has its open intent cancelled, once, however often it is told', async () => {
      const { order } = await openOrder();
      await Promise.all([suite.tell(cancelled(order)), suite.tell(cancelled(order))]);
      await becomes(order, 'cancelled');
      await suite.tell(cancelled(order));
      expect(intentOf(order)).toMatchObject({ status: 'canceled' });
      expect(suite.published('payment:created', order.id)).toEqual([]);
    });

    it('has it cancelled when it is complete by another payment', async () => {
      const { order } = await openOrder();
      await suite.tell({ ...order, version: 4, status: 'complete', paymentId: newId() });
      await becomes(order, 'cancelled');
    });

    it('records the money that came all the same, and leaves to orders what becomes of it', async () => {
      const { order, id, clientSecret } = await openOrder();
      await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_visa' });
      await suite.tell(cancelled(order));
      await becomes(order, 'succeeded');
      await eventually(() =>
        expect(suite.published('payment:created', order.id)).toMatchObject([{ id }]),
      );
      expect(suite.moneyOf(order)).toEqual({ paid: TOTAL_MINOR, refunded: 0 });
      await suite.tell(rejecting(order, [id]));
      await becomes(order, 'refunded');
    });

    it('waits for a bank that is being asked, and then knows', async () => {
      const { order, clientSecret } = await openOrder();
      await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_failsAfterDelay' });
      await suite.tell(cancelled(order));
      await suite.commands.settleDue();
      expect(await only(order)).toMatchObject({ status: 'pending' });
      await suite.stripe.settleNow();
      await eventually(async () => {
        suite.service.clock.advance(MINUTE_MS);
        await suite.commands.settleDue();
        expect(await only(order)).toMatchObject({ status: 'cancelled' });
      });
    });

    it('has an intent cancelled that nobody knows whether it is there', async () => {
      const { order, id } = await openOrder();
      const { connection } = suite.service;
      await connection
        .collection('payments')
        .updateOne({ _id: id } as object, { $unset: { stripeId: 1, clientSecret: 1 } });
      await suite.tell(cancelled(order));
      await becomes(order, 'cancelled');
      expect(intentOf(order)).toMatchObject({ status: 'canceled' });
    });

    it('is cancelled later where Stripe was away', async () => {
      const { order } = await openOrder();
      suite.stripe.control({ api: { failNext: 1, match: '/cancel' } });
      await suite.tell(cancelled(order));
      await eventually(async () => {
        suite.service.clock.advance(MINUTE_MS);
        await suite.commands.settleDue();
        expect(await only(order)).toMatchObject({ status: 'cancelled' });
      });
    });

    it('has its intent found by the reconciler where nobody wanted it cancelled', async () => {
      const { order } = await openOrder();
      const { connection } = suite.service;
      await connection
        .collection('orders')
        .updateOne({ _id: order.id } as object, { $set: { status: 'cancelled' } });
      suite.service.clock.advance(MINUTE_MS);
      await suite.commands.reconcilePayments();
      await suite.commands.settleDue();
      expect(await only(order)).toMatchObject({ status: 'cancelled' });
    });
  });

  describe('the reconciler', () => {
    it('finds what was paid while nobody told of it, but looks at nothing younger than a minute', async () => {
      const order = await suite.aLiveOrder();
      const opened = await suite.post({ orderId: order.id }).expect(201);
      const { clientSecret } = opened.body as { clientSecret: string };
      await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_visa' });
      expect(await suite.commands.reconcilePayments()).toBe(0);
      suite.service.clock.advance(MINUTE_MS);
      expect(await suite.commands.reconcilePayments()).toBe(1);
      expect(await only(order)).toMatchObject({ status: 'succeeded' });
      await eventually(() => expect(suite.published('payment:created', order.id)).toHaveLength(1));
      expect(await suite.commands.reconcilePayments()).toBe(0);
    });

    it('looks at each once a minute, the longest due first', async () => {
      const first = await suite.aLiveOrder();
      await suite.post({ orderId: first.id }).expect(201);
      suite.service.clock.advance(1_000);
      const second = await suite.aLiveOrder();
      await suite.post({ orderId: second.id }).expect(201);
      suite.service.clock.advance(MINUTE_MS);
      const due = await suite.payments.findDue('reconcile', suite.service.clock.now(), 10);
      expect(due.map(({ orderId }) => orderId)).toEqual([first.id, second.id]);
      expect(await suite.commands.reconcilePayments()).toBe(2);
      expect(await suite.commands.reconcilePayments()).toBe(0);
    });

    it('ends for now while Stripe is away, and harms nothing', async () => {
      const order = await suite.aLiveOrder();
      await suite.post({ orderId: order.id }).expect(201);
      suite.service.clock.advance(MINUTE_MS);
      await suite.stripe.close();
      await expect(suite.commands.reconcilePayments()).rejects.toThrow('can not be reached');
      expect(await only(order)).toMatchObject({ status: 'pending' });
    });

    it('is not waited for: the next request finds out what became of a confirm that died', async () => {
      const order = await suite.aLiveOrder();
      const opened = await suite.post({ orderId: order.id }).expect(201);
      const { id, clientSecret } = opened.body as { id: string; clientSecret: string };
      const confirm = { until: suite.service.clock.now(), cardHash: 'x' };
      await suite.service.connection
        .collection('payments')
        .updateOne({ _id: id } as object, { $set: { confirm, confirms: 1 } });
      await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_visa' });
      const { body } = (await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(400)) as {
        body: unknown;
      };
      expect(body).toEqual({ errors: [{ message: 'The order is already paid' }] });
      expect(await only(order)).toMatchObject({ status: 'succeeded' });
      expect(suite.moneyOf(order).paid).toBe(TOTAL_MINOR);
    });
  });

  it('a replica keeps the newest version, whatever comes when', async () => {
    const order = await suite.aLiveOrder();
    await suite.tell(cancelled(order));
    await suite.tell(order);
    await suite.post({ orderId: order.id }).expect(400);
  });
});
