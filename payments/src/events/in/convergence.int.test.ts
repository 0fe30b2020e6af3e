import { arrivals, arriving } from '@ticketing/common/testing/arrivals';
import {
  orderHistory,
  orderSteps,
  republished,
  type OrderHistory,
} from '@ticketing/common/testing/order-histories';
import { checkProperty } from '@ticketing/common/testing/property';
import { newId } from '@ticketing/common/store/ids';
import fc from 'fast-check';
import { newPayment, type Payment } from '../../domain/payment';
import { startPaymentsSuite, type PaymentsSuite } from '../../testing/payments-suite';
import { toOrder } from './to-order';

const ACK = { kind: 'ack' };
/** What the sweeps need at most to end a payment: once to see it, once to be done with it. */
const ROUNDS = 2;
const ROUND_MS = 61_000;

/** What happened to an intent that was open before the order's end was heard of. */
type OpenIntent = 'untouched' | 'paid-in-browser';

describe('what payments knows and does in the end, however the events of an order come', () => {
  let suite: PaymentsSuite;

  beforeAll(async () => {
    suite = await startPaymentsSuite();
  });
  afterAll(() => suite.close());

  /** A payment of the order with an intent at Stripe, opened before anything was heard of its end. */
  async function open(history: OrderHistory, id: string): Promise<Payment> {
    const { events } = history;
    const [placed] = events;
    if (!placed) throw new Error('an order was not placed');
    const now = suite.service.clock.now();
    const payment = newPayment({ id, now }, toOrder(placed.data));
    const intent = await suite.gateway.createIntent(payment, 5_000);
    const known = { stripeId: intent.id, clientSecret: String(intent.clientSecret) };
    return { ...payment, ...known, liveKey: `payment:${id}` };
  }

  /** A payment that succeeded, as it is when orders decides about it. */
  async function succeeded(history: OrderHistory, id: string): Promise<Payment> {
    const { dueAt: _dueAt, ...payment } = await open(history, id);
    const attempt = { stripeId: String(payment.stripeId), paymentId: id, n: 1, token: 'tok_visa' };
    await suite.gateway.confirm(attempt, 5_000);
    return { ...payment, status: 'succeeded', confirms: 1 };
  }

  async function settleAll(): Promise<void> {
    const { commands, service } = suite;
    for (let round = 0; round < ROUNDS; round += 1) {
      service.clock.advance(ROUND_MS);
      await commands.settleDue();
      await commands.reconcilePayments();
      await commands.settled();
      await service.service.release?.();
    }
  }

  it('is the newest order; what was rejected went back once; what was open is ended', async () => {
    const intents = fc.option(fc.constantFrom<OpenIntent>('untouched', 'paid-in-browser'));
    await checkProperty(
      fc.asyncProperty(orderSteps, arrivals, intents, async (steps, times, intent) => {
        const history = orderHistory(steps);
        const { events, last, paymentIds } = history;
        for (const id of paymentIds) await suite.payments.insert(await succeeded(history, id), []);
        const openId = newId();
        if (intent) {
          const payment = { ...(await open(history, openId)), liveKey: `order:${last.id}` };
          await suite.payments.insert(payment, []);
          const { clientSecret = '' } = payment;
          if (intent === 'paid-in-browser') {
            await suite.stripe.payInBrowser({ clientSecret, paymentMethod: 'pm_card_visa' });
          }
        }

        for (const event of arriving([...events, republished(history)], times)) {
          expect(await suite.service.bus.deliver(event)).toEqual([ACK]);
        }
        await settleAll();

        expect(await suite.adapters.orders.find(last.id)).toEqual(toOrder(last));
        const { refunds } = suite.stripe.ledger();
        for (const id of paymentIds) {
          const isRejected = last.rejectedPaymentIds.includes(id);
          const payment = await suite.payments.find(id);
          expect(payment?.status).toBe(isRejected ? 'refunded' : 'succeeded');
          const made = refunds.filter(({ metadata }) => metadata['paymentId'] === id);
          expect(made.length).toBe(Number(isRejected));
        }
        if (intent) {
          const isOver = last.status === 'complete' || last.status === 'cancelled';
          const ended = isOver ? 'cancelled' : 'pending';
          const expected = intent === 'paid-in-browser' ? 'succeeded' : ended;
          expect((await suite.payments.find(openId))?.status).toBe(expected);
        }
      }),
      { runs: 20, withinMs: 4_000 },
    );
  });
});
