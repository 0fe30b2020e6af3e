import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import { isUnavailable } from '@ticketing/common/store/mongo-errors';
import { inTraceOf, type Tracing } from '@ticketing/common/tracing/tracing';
import { observeIntent, type Intent } from '../domain/intent';
import {
  giveUpOpening,
  isDue,
  laterThan,
  postpone,
  takeUpCancel,
  type Payment,
} from '../domain/payment';
import type { Payments } from '../store/payments';
import { isRepeatedByStripe, UnexpectedState, type StripePort } from '../stripe/stripe-port';
import type { ChangePayment } from './change-payment';
import type { RefundPayment } from './refund-payment';

const CALL_MS = 5_000;
/** Longer than the calls of one try take together. */
const LEASE_MS = 20_000;
const AGAIN_MS = 10_000;

/** Does at Stripe what was decided for a payment: cancels its intent, or refunds it. */
export type SettlePayment = (id: string) => Promise<void>;

export function createSettlePayment(deps: {
  payments: Payments;
  changePayment: ChangePayment;
  refundPayment: RefundPayment;
  stripe: StripePort;
  clock: Clock;
  logger: Logger;
  checkpoint: Checkpoint;
  tracing: Tracing;
}): SettlePayment {
  const { payments, changePayment, refundPayment, stripe, clock, logger } = deps;
  const { checkpoint, tracing } = deps;

  /** Cancels the intent; where it can not be cancelled any more, says what it has become. */
  async function cancelAtStripe(payment: Payment): Promise<Intent> {
    const { stripeId = (await stripe.createIntent(payment, CALL_MS)).id } = payment;
    try {
      const cancelled = await stripe.cancelIntent(stripeId, CALL_MS);
      checkpoint('payments:intent-cancelled');
      return cancelled;
    } catch (error) {
      if (!(error instanceof UnexpectedState)) throw error;
      return stripe.readIntent(stripeId, CALL_MS);
    }
  }

  async function cancel(id: string): Promise<void> {
    const taken = await changePayment(id, (payment, now) => takeUpCancel(payment, now, LEASE_MS));
    if (!taken.changed) return;
    try {
      const intent = await cancelAtStripe(taken.payment);
      await changePayment(id, (payment, now) => observeIntent(payment, intent, { now }));
    } catch (error) {
      // An intent whose secret somebody may have keeps its payment: it may still take money.
      if (taken.payment.stripeId !== undefined || !isRepeatedByStripe(error)) throw error;
      await changePayment(id, giveUpOpening);
    }
    // The bank may be asked just now: such an intent can be cancelled, or has succeeded, later.
    await changePayment(id, (payment, now) =>
      payment.cancelWanted ? postpone(payment, laterThan(now, AGAIN_MS)) : undefined,
    );
  }

  async function settle(payment: Payment): Promise<void> {
    if (payment.status === 'refunding') await refundPayment(payment);
    else await cancel(payment.id);
  }

  return async (id) => {
    try {
      const payment = await payments.find(id);
      if (!payment || !isDue(payment, clock())) return;
      const place = { origin: payment.traceparent, name: 'settle payment' };
      await inTraceOf(tracing, place, () => settle(payment));
    } catch (error) {
      const level = isUnavailable(error) ? 'warn' : 'error';
      logger[level]({ err: error, paymentId: id }, 'could not settle a payment, trying again');
      await changePayment(id, (payment, now) => postpone(payment, laterThan(now, AGAIN_MS)));
    }
  };
}
