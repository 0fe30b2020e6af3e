import {
  Conflict,
  NotFound,
  PaymentDeclined,
  Refused,
  Unavailable,
} from '@ticketing/common/errors';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import { toOrder } from '../events/in/to-order';
import {
  AlreadyRefunded,
  AnsweredWithFault,
  BalanceTooLow,
  KeyInUse,
  StripeMisuse,
  StripeRefusal,
  type StripePort,
} from '../stripe/stripe-port';
import { startPaymentsSuite, type PaymentsSuite } from '../testing/payments-suite';
import { startBudget } from './budget';

const MINUTE_MS = 61_000;

/** Answers of Stripe that its simulator does not give. */
describe('when Stripe surprises', () => {
  let suite: PaymentsSuite;

  beforeEach(async () => {
    suite = await startPaymentsSuite();
  });
  afterEach(() => suite.close());

  const throwing = (error: Error) => () => Promise.reject(error);
  const pay = (order: OrderState, stripe: Partial<StripePort>, token?: string) =>
    suite
      .commandsWith(stripe)
      .startPayment({ userId: suite.buyer.id, orderId: order.id, token, request: undefined });
  const only = async (order: OrderState) => {
    const [payment] = await suite.paymentsOf(order);
    if (!payment) throw new Error('there is no payment');
    return payment;
  };
  const paid = async () => {
    const order = await suite.aLiveOrder();
    await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
    return { order, payment: await only(order) };
  };
  const refunding = async (stripe: Partial<StripePort>) => {
    const { order, payment } = await paid();
    const commands = suite.commandsWith(stripe);
    await commands.wantRefunds(order.id, [payment.id]);
    await commands.settled();
    return only(order);
  };

  it('with a key that is in use, the intent is asked for again', async () => {
    const order = await suite.aLiveOrder();
    let asked = 0;
    const { createIntent } = suite.gateway;
    const payment = await pay(order, {
      createIntent: (...given) =>
        (asked += 1) < 3 ? Promise.reject(new KeyInUse()) : createIntent(...given),
    });
    expect(payment).toMatchObject({ status: 'pending' });
    expect(asked).toBe(3);
  });

  it('with faults again and again, it is 503, and what was begun is given up', async () => {
    const order = await suite.aLiveOrder();
    const tried = pay(order, { createIntent: throwing(new AnsweredWithFault()) });
    await expect(tried).rejects.toThrow(Unavailable);
    const statuses = (await suite.paymentsOf(order)).map(({ status }) => status);
    expect(statuses).toEqual(['failed', 'failed']);
  });

  it('with an intent that is cancelled while it is opened, nothing is paid', async () => {
    const order = await suite.aLiveOrder();
    const { createIntent, cancelIntent } = suite.gateway;
    const tried = pay(order, {
      createIntent: async (payment, ms) => cancelIntent((await createIntent(payment, ms)).id, ms),
    });
    await expect(tried).rejects.toThrow(Conflict);
  });

  it('with an intent that is cancelled there, the order gets another one', async () => {
    const order = await suite.aLiveOrder();
    await suite.post({ orderId: order.id }).expect(201);
    const { stripeId = '' } = await only(order);
    await suite.gateway.cancelIntent(stripeId, 5_000);
    await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(503);
    expect(await only(order)).toMatchObject({ status: 'cancelled' });
    await suite.post({ orderId: order.id, token: 'tok_visa' }).expect(201);
  });

  it('with an unknown outcome that can not be read either, the next try has to wait', async () => {
    const order = await suite.aLiveOrder();
    const away = throwing(new Unavailable());
    const tried = pay(order, { confirm: away, readIntent: away }, 'tok_visa');
    await expect(tried).rejects.toThrow(Unavailable);
    await expect(pay(order, {}, 'tok_visa')).rejects.toThrow(Conflict);
    suite.service.clock.advance(16_000);
    await expect(pay(order, {}, 'tok_visa')).resolves.toMatchObject({
      status: 'succeeded',
      confirms: 2,
    });
  });

  it('with a fault of ours, the try is not called declined', async () => {
    const order = await suite.aLiveOrder();
    const tried = pay(order, { confirm: throwing(new StripeMisuse('no such key')) }, 'tok_visa');
    await expect(tried).rejects.toThrow(StripeMisuse);
    await expect(pay(order, {}, 'tok_chargeDeclined')).rejects.toThrow(Conflict);
    suite.service.clock.advance(16_000);
    await expect(pay(order, {}, 'tok_chargeDeclined')).rejects.toThrow(PaymentDeclined);
  });

  it('with a card that it refuses for good, another card is taken at once', async () => {
    const order = await suite.aLiveOrder();
    const tried = pay(order, { confirm: throwing(new StripeRefusal('no such card')) }, 'tok_visa');
    await expect(tried).rejects.toThrow(StripeRefusal);
    const paid = pay(order, {}, 'tok_mastercard');
    await expect(paid).resolves.toMatchObject({ status: 'succeeded', confirms: 2 });
  });

  it('with an intent that it refuses for good, the payment is over', async () => {
    const order = await suite.aLiveOrder();
    const tried = pay(order, { createIntent: throwing(new StripeRefusal('no such currency')) });
    await expect(tried).rejects.toThrow(StripeRefusal);
    expect(await only(order)).toMatchObject({ status: 'failed' });
  });

  it('with a key that stays in use after a fault, it is asked at a pace', async () => {
    const order = await suite.aLiveOrder();
    let asked = 0;
    const tried = suite
      .commandsWith({
        createIntent() {
          asked += 1;
          return Promise.reject(asked === 1 ? new AnsweredWithFault() : new KeyInUse());
        },
      })
      .startPayment({ userId: suite.buyer.id, orderId: order.id, request: undefined });
    await expect(tried).rejects.toThrow(Unavailable);
    expect(asked).toBeLessThan(100);
  });

  it('with a refund that it refuses for good, it is a matter for an operator', async () => {
    const refund = throwing(new StripeRefusal('resource_missing'));
    expect(await refunding({ refund })).toMatchObject({ status: 'refund_failed', refunds: 1 });
  });

  it('with a charge that has nothing left and no refund of its own, it counts as refunded', async () => {
    const refund = throwing(new AlreadyRefunded('charge_already_refunded'));
    expect(await refunding({ refund })).toMatchObject({ status: 'refunded' });
  });

  it.each([
    ['is away', new Unavailable()],
    ['does not know our key', new StripeMisuse('Invalid API Key')],
  ])('a refund stays wanted while Stripe %s', async (_what, error) => {
    const payment = await refunding({ refund: throwing(error) });
    expect(payment).toMatchObject({ status: 'refunding' });
    suite.service.clock.advance(MINUTE_MS);
    expect(await suite.commands.settleDue()).toBe(1);
    expect(await suite.payments.find(payment.id)).toMatchObject({ status: 'refunded', refunds: 2 });
  });

  it('a refund waits for a balance that is too low, and is asked for once a minute', async () => {
    const refund = throwing(new BalanceTooLow('Insufficient funds in your Stripe balance'));
    const { id } = await refunding({ refund });
    suite.service.clock.advance(59_000);
    expect(await suite.commands.settleDue()).toBe(0);
    expect(await suite.payments.find(id)).toMatchObject({ status: 'refunding', refunds: 1 });
    suite.service.clock.advance(2_000);
    expect(await suite.commands.settleDue()).toBe(1);
    expect(await suite.payments.find(id)).toMatchObject({ status: 'refunded', refunds: 2 });
  });

  it('an intent stays wanted cancelled while Stripe is away', async () => {
    const order = await suite.aLiveOrder();
    await suite.post({ orderId: order.id }).expect(201);
    const commands = suite.commandsWith({ cancelIntent: throwing(new Unavailable()) });
    const { userId, expiresAt } = order;
    const ended = {
      ...{ id: order.id, version: 4, userId, amountMinor: 1, currency: 'usd' },
      ...{ expiresAt: new Date(expiresAt), rejectedPaymentIds: [] },
    };
    expect(await commands.endPaymentsOfOrder({ ...ended, status: 'cancelled' })).toBe(true);
    await commands.settled();
    expect(await only(order)).toMatchObject({ status: 'pending', cancelWanted: true });
    suite.service.clock.advance(MINUTE_MS);
    await suite.commands.settleDue();
    expect(await only(order)).toMatchObject({ status: 'cancelled' });
  });

  it.each([
    ['says', new Refused('This amount can not be charged')],
    ['has no word of ours for', new StripeRefusal('parameter_invalid: currency')],
  ])(
    'an intent that Stripe refuses, which it %s, is given up when its order ends',
    async (_, no) => {
      const order = await suite.aLiveOrder();
      const dying = pay(order, { createIntent: throwing(new Unavailable()) });
      await expect(dying).rejects.toThrow(Unavailable);
      const refusing = suite.commandsWith({ createIntent: throwing(no) });
      await refusing.endPaymentsOfOrder(toOrder({ ...order, version: 1, status: 'cancelled' }));
      await refusing.settled();
      expect(await only(order)).toMatchObject({ status: 'cancelled' });
    },
  );

  it('one payment that can not be reconciled does not keep the others', async () => {
    const orders = [await suite.aLiveOrder(), await suite.aLiveOrder()];
    for (const { id: orderId } of orders) await suite.post({ orderId }).expect(201);
    suite.service.clock.advance(MINUTE_MS);
    let reads = 0;
    const commands = suite.commandsWith({
      readIntent(...given) {
        reads += 1;
        if (reads === 1) return Promise.reject(new StripeMisuse('no such intent'));
        return suite.gateway.readIntent(...given);
      },
    });
    expect(await commands.reconcilePayments(AbortSignal.abort())).toBe(2);
    expect(reads).toBe(0);
    expect(await commands.reconcilePayments()).toBe(2);
    expect(await suite.commands.reconcilePayments()).toBe(0);
  });

  it('more refunds than are made at once are left to the settler', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, paid));
    const { commands } = suite;
    await Promise.all(
      all.map(({ order, payment }) => commands.wantRefunds(order.id, [payment.id])),
    );
    await eventually(async () => {
      await commands.settleDue();
      for (const { order } of all) expect(await only(order)).toMatchObject({ status: 'refunded' });
    });
  });

  it('an order that ends while its intent is opened has it cancelled', async () => {
    const order = await suite.aLiveOrder();
    const tried = pay(order, {
      async createIntent(...given) {
        const intent = await suite.gateway.createIntent(...given);
        await suite.service.connection.collection('orders').updateOne({ _id: order.id } as object, {
          $set: { status: 'cancelled', cancelReason: 'user' },
        });
        return intent;
      },
    });
    await expect(tried).rejects.toThrow('Cannot pay for a cancelled order');
    await suite.commands.settleDue();
    expect(await only(order)).toMatchObject({ status: 'cancelled' });
  });

  it('a payment that is not there is a fault, an order that is not there is not', async () => {
    await expect(pay({ id: newId() } as OrderState, {})).rejects.toThrow(NotFound);
    await expect(suite.commands.settleDue()).resolves.toBe(0);
  });

  it('a request ends when its time is over', async () => {
    const budget = startBudget(100);
    expect(() => budget.forCall()).toThrow(Unavailable);
    await expect(budget.pause()).rejects.toThrow(Unavailable);
    expect(startBudget(5_000).forCall(9_000)).toBe(200);
  });
});
