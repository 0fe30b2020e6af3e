import { AnsweredWithFault, StripeRefusal } from '../stripe/stripe-port';
import { startPaymentsSuite, type PaymentsSuite } from '../testing/payments-suite';

const MINUTE_MS = 61_000;

describe('the reconciler of payments', () => {
  let suite: PaymentsSuite;

  beforeEach(async () => {
    suite = await startPaymentsSuite();
  });
  afterEach(() => suite.close());

  const paidAtStripeOnly = async () => {
    const order = await suite.aLiveOrder();
    await suite.post({ orderId: order.id }).expect(201);
    const [payment] = await suite.paymentsOf(order);
    const { id: paymentId = '', stripeId = '' } = payment ?? {};
    await suite.gateway.confirm({ stripeId, paymentId, n: 1, token: 'tok_visa' }, 5_000);
    return { order, stripeId };
  };

  it.each([
    ['a fault of Stripe’s', () => new AnsweredWithFault()],
    ['a refusal for good', () => new StripeRefusal('resource_missing')],
  ])(
    'goes on to the next where one intent meets with %s, and puts it off',
    async (_what, fault) => {
      const broken = await paidAtStripeOnly();
      suite.service.clock.advance(1_000);
      const other = await paidAtStripeOnly();
      suite.service.clock.advance(MINUTE_MS);
      const { readIntent } = suite.gateway;
      const commands = suite.commandsWith({
        readIntent: (id, ms) =>
          id === broken.stripeId ? Promise.reject(fault()) : readIntent(id, ms),
      });
      expect(await commands.reconcilePayments()).toBe(2);
      expect(await suite.paymentsOf(other.order)).toMatchObject([{ status: 'succeeded' }]);
      expect(await commands.reconcilePayments()).toBe(0);

      suite.service.clock.advance(MINUTE_MS);
      await suite.commands.reconcilePayments();
      expect(await suite.paymentsOf(broken.order)).toMatchObject([{ status: 'succeeded' }]);
    },
  );
});
