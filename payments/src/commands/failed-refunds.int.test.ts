import { Unavailable } from '@ticketing/common/errors';
import { createLogContext } from '@ticketing/common/service/log-context';
import { createLogger } from '@ticketing/common/service/logger';
import { runOwnCommand } from '@ticketing/common/service/own-command';
import { runService } from '@ticketing/common/service/run-service';
import { newId } from '@ticketing/common/store/ids';
import { eventually } from '@ticketing/common/testing/eventually';
import { testEnv } from '@ticketing/common/testing/test-service';
import type { Payment } from '../domain/payment';
import { OPERATOR_COMMANDS } from '../operator-commands';
import { paymentsService } from '../service';
import { AlreadyRefunded } from '../stripe/stripe-port';
import { startPaymentsSuite, TEST_SECRETS, type PaymentsSuite } from '../testing/payments-suite';
import { sendWebhook } from '../testing/webhook';

const MINUTE_MS = 61_000;
const NO_BROKER = 'nats://127.0.0.1:1';

describe('an operator, when a refund has failed', () => {
  let suite: PaymentsSuite;

  beforeEach(async () => {
    suite = await startPaymentsSuite();
  });
  afterEach(() => suite.close());

  const env = (given: Record<string, string> = {}) =>
    testEnv({
      MONGO_URI: suite.service.mongoUri,
      NATS_URL: NO_BROKER,
      STRIPE_KEY: suite.stripe.secretKey,
      STRIPE_PUBLISHABLE_KEY: suite.stripe.publishableKey,
      STRIPE_WEBHOOK_SECRET: TEST_SECRETS.current,
      STRIPE_API_URL: suite.stripe.url,
      ...given,
    });

  /** What the operator's process prints, and how it exits. */
  async function operate(...argv: string[]): Promise<{ text: string; code: number | undefined }> {
    const lines: string[] = [];
    const codes: number[] = [];
    await runService(paymentsService, {
      argv,
      env: env(),
      exit: (code) => codes.push(code),
      onSignal: () => undefined,
      onCrash: () => undefined,
      print: (line) => lines.push(line),
    });
    return { text: lines.join('\n'), code: codes[0] };
  }

  async function find(id: string): Promise<Payment> {
    const payment = await suite.payments.find(id);
    if (!payment) throw new Error('there is no payment');
    return payment;
  }

  async function paid(token = 'tok_visa'): Promise<Payment> {
    const order = await suite.aLiveOrder();
    const answer = await suite.post({ orderId: order.id, token }).expect(201);
    return find((answer.body as { id: string }).id);
  }

  function tellOfRefund(payment: Payment, id: string | undefined, status: string) {
    const object = { id, object: 'refund', status, metadata: { paymentId: payment.id } };
    const event = { id: `evt_${newId()}`, object: 'event', type: 'refund.updated' };
    return sendWebhook(suite, { ...event, data: { object } }).expect(200);
  }

  /** A payment whose refund looked well until the bank said no. */
  async function refundFailed(): Promise<Payment> {
    const payment = await paid('tok_refundFail');
    await suite.commands.wantRefunds(payment.orderId, [payment.id]);
    await suite.commands.settled();
    const { refundId } = await find(payment.id);
    await suite.stripe.settleNow();
    await tellOfRefund(payment, refundId, 'failed');
    const failed = await find(payment.id);
    expect(failed).toMatchObject({ status: 'refund_failed', refunds: 1 });
    return failed;
  }

  async function settleLater(commands = suite.commands): Promise<void> {
    suite.service.clock.advance(MINUTE_MS);
    await commands.settleDue();
  }

  const refundsOf = ({ stripeId }: Payment) =>
    suite.stripe.ledger().refunds.filter(({ payment_intent }) => payment_intent === stripeId);

  describe('and the buyer was paid back by hand', () => {
    it('records it: nobody is to look after it any more, and others hear of it', async () => {
      const { id, orderId } = await refundFailed();
      const text = `${id} is refunded: paid back by hand`;
      expect(await operate('refund-settled', id)).toEqual({ text, code: 0 });
      expect((await operate('refunds-failed')).text).toBe('0 failed refunds');
      const { version } = await find(id);
      await suite.service.sweeper.flush();
      await eventually(() =>
        expect(suite.published('payment:refunded', orderId).at(-1)).toMatchObject({
          id,
          status: 'refunded',
          version,
        }),
      );
    });

    it('may record it twice, and is told so', async () => {
      const { id } = await refundFailed();
      await operate('refund-settled', id);
      const settled = await find(id);
      const text = `${id} is refunded by hand already: nothing was changed`;
      expect(await operate('refund-settled', id)).toEqual({ text, code: 0 });
      expect(await find(id)).toEqual(settled);
    });

    it('is not alarmed once more when Stripe repeats that the refund failed', async () => {
      const { id, refundId } = await refundFailed();
      await operate('refund-settled', id);
      await tellOfRefund(await find(id), refundId, 'failed');
      expect(await find(id)).toMatchObject({ status: 'refunded' });
    });

    it('has the command in the log', async () => {
      const { id } = await refundFailed();
      const lines: string[] = [];
      const stream = { write: (line: string) => void lines.push(line) };
      const context = {
        definition: paymentsService,
        config: paymentsService.readConfig(env({ LOG_LEVEL: 'info' })),
        logger: createLogger('payments', 'error', { stream }),
        logContext: createLogContext(),
        print: () => undefined,
      };
      const name = 'refund-settled';
      const call = { name, command: OPERATOR_COMMANDS[name], args: [id] };
      expect(await runOwnCommand(context, call)).toBe(0);
      expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
        expect.objectContaining({
          level: 'info',
          command: 'refund-settled',
          paymentId: id,
          status: 'refunded',
        }),
      );
    });
  });

  describe('and wants Stripe to be asked again', () => {
    it('gets a new refund with a new n, in which the one that failed has no part', async () => {
      const failed = await refundFailed();
      const { code } = await operate('refund-retry', failed.id);
      expect(code).toBe(0);
      expect(await find(failed.id)).toMatchObject({ status: 'refunding', refunds: 1 });
      await settleLater();
      const ids = refundsOf(failed).map(({ id }) => id);
      expect(ids).toHaveLength(2);
      const second = ids.find((id) => id !== failed.refundId);
      expect(await find(failed.id)).toMatchObject({
        status: 'refunded',
        refunds: 2,
        refundId: second,
      });
      expect((await operate('refunds-failed')).text).toBe('0 failed refunds');
    });

    it('may ask for it twice, before and after it was made', async () => {
      const failed = await refundFailed();
      await operate('refund-retry', failed.id);
      const again = await operate('refund-retry', failed.id);
      const { id } = failed;
      expect(again).toEqual({ text: `${id} is refunding already: nothing was changed`, code: 0 });
      await settleLater();
      const made = await operate('refund-retry', id);
      expect(made).toEqual({ text: `${id} is refunded already: nothing was changed`, code: 0 });
      expect(refundsOf(failed)).toHaveLength(2);
    });

    it.each(['pending', 'succeeded', 'failed'])(
      'is not misled by Stripe telling late that the first one was %s',
      async (status) => {
        const failed = await refundFailed();
        await operate('refund-retry', failed.id);
        await tellOfRefund(failed, failed.refundId, status);
        expect(await find(failed.id)).toMatchObject({ status: 'refunding' });
        await settleLater();
        await tellOfRefund(failed, failed.refundId, status);
        expect(await find(failed.id)).toMatchObject({ status: 'refunded', refunds: 2 });
      },
    );

    it('has Stripe asked although somebody has tried in vain at its dashboard', async () => {
      const failed = await refundFailed();
      await operate('refund-retry', failed.id);
      const theirs = { id: 're_of_the_dashboard', status: 'failed' } as const;
      const commands = suite.commandsWith({
        listRefunds: async (...given) => [theirs, ...(await suite.gateway.listRefunds(...given))],
      });
      await settleLater(commands);
      expect(await find(failed.id)).toMatchObject({ status: 'refunded', refunds: 2 });
      expect(refundsOf(failed)).toHaveLength(2);
    });

    it('loses nothing when the process that asks dies before it hears the answer', async () => {
      const failed = await refundFailed();
      await operate('refund-retry', failed.id);
      const dying = suite.commandsWith({
        refund: async (...given) => {
          await suite.gateway.refund(...given);
          throw new Unavailable();
        },
      });
      await settleLater(dying);
      expect(await find(failed.id)).toMatchObject({ status: 'refunding', refunds: 2 });
      await settleLater();
      expect(await find(failed.id)).toMatchObject({ status: 'refunded', refunds: 2 });
      expect(refundsOf(failed)).toHaveLength(2);
    });

    it('loses nothing when it dies before Stripe has heard of it', async () => {
      const failed = await refundFailed();
      await operate('refund-retry', failed.id);
      await settleLater(suite.commandsWith({ refund: () => Promise.reject(new Unavailable()) }));
      await settleLater();
      expect(await find(failed.id)).toMatchObject({ status: 'refunded', refunds: 3 });
      expect(refundsOf(failed)).toHaveLength(2);
    });

    it('is called again where Stripe counts the failed refund as given back', async () => {
      const { id } = await refundFailed();
      await operate('refund-retry', id);
      const refund = () => Promise.reject(new AlreadyRefunded('charge_already_refunded'));
      await settleLater(suite.commandsWith({ refund }));
      expect(await find(id)).toMatchObject({ status: 'refund_failed', refunds: 2 });
    });

    it('is called again when the next one fails too, and may pay it back by hand then', async () => {
      const { id } = await refundFailed();
      await operate('refund-retry', id);
      await settleLater();
      const again = await find(id);
      await tellOfRefund(again, again.refundId, 'failed');
      expect(await find(id)).toMatchObject({ status: 'refund_failed', refunds: 2 });
      expect(await operate('refund-settled', id)).toMatchObject({ code: 0 });
    });
  });

  it('is not the only one: of two at once, one is heard and the other is told', async () => {
    const { id, version } = await refundFailed();
    const [settled, retried] = await Promise.all([
      operate('refund-settled', id),
      operate('refund-retry', id),
    ]);
    const after = await find(id);
    expect(after.version).toBe(version + 1);
    const isSettled = after.status === 'refunded';
    expect([settled.code, retried.code]).toEqual(isSettled ? [0, 1] : [1, 0]);
    expect((isSettled ? retried : settled).text).toContain('nothing was changed');
  });

  it.each(['refund-settled', 'refund-retry'])(
    'is told by %s in which status a payment is that it does not end',
    async (command) => {
      const { id } = await paid();
      const text = `payments: ${id} is succeeded, not refund_failed: nothing was changed`;
      expect(await operate(command, id)).toEqual({ text, code: 1 });
      expect(await find(id)).toMatchObject({ status: 'succeeded' });
    },
  );

  it('is told that Stripe has paid the buyer back before it was done by hand', async () => {
    const payment = await paid();
    await suite.commands.wantRefunds(payment.orderId, [payment.id]);
    await suite.commands.settled();
    expect(await operate('refund-settled', payment.id)).toMatchObject({ code: 1 });
  });

  it('does not have Stripe asked for what was paid back by hand', async () => {
    const { id } = await refundFailed();
    await operate('refund-settled', id);
    const text = `payments: ${id} is refunded by hand, not refund_failed: nothing was changed`;
    expect(await operate('refund-retry', id)).toEqual({ text, code: 1 });
  });

  it('is told that there is no such payment', async () => {
    const id = newId();
    const text = `payments: there is no payment ${id}`;
    expect(await operate('refund-settled', id)).toEqual({ text, code: 1 });
  });
});
