import type { Logger } from '@ticketing/common/service/logger';
import { inTraceOf, type Tracing } from '@ticketing/common/tracing/tracing';
import { isIntentOf, observeIntent, type Intent } from '../domain/intent';
import type { Payment } from '../domain/payment';
import { observeRefund, type Refund } from '../domain/refund';
import type { Payments } from '../store/payments';
import type { StripeEvent, StripePort } from '../stripe/stripe-port';
import type { ChangePayment } from './change-payment';

const CALL_MS = 4_000;

/**
 * Records what Stripe tells by webhook. The compare-and-set on the payment is the deduplication: an
 * event id stored first would lose the payment in a crash.
 *
 * @returns whether anything was written
 */
export type RecordStripeEvent = (event: StripeEvent) => Promise<boolean>;

export function createRecordStripeEvent(deps: {
  payments: Payments;
  changePayment: ChangePayment;
  stripe: StripePort;
  logger: Logger;
  tracing: Tracing;
}): RecordStripeEvent {
  const { payments, changePayment, stripe, logger, tracing } = deps;

  /** Events come late and out of order, so anything but an outcome is read anew. */
  async function newest(intent: Intent): Promise<Intent> {
    const isOutcome = intent.status === 'succeeded' || intent.status === 'canceled';
    return isOutcome ? intent : stripe.readIntent(intent.id, CALL_MS);
  }

  /** Our mark on an intent whose payment was lost, in a restore: nothing else looks for its money. */
  function reportUnknown({ id: stripeId, paymentId, orderId, status }: Intent): void {
    const fields = { stripeId, paymentId, orderId };
    const isOurs = paymentId !== undefined && orderId !== undefined;
    if (isOurs && status === 'succeeded') {
      logger.error(fields, 'money was taken for an unknown payment: check and refund it at Stripe');
    } else {
      logger.warn(fields, 'an event about an intent that is not ours, or not known here');
    }
  }

  async function recordIntent(told: Intent, payment: Payment): Promise<boolean> {
    if (!isIntentOf(told, payment)) {
      const fields = { stripeId: told.id, paymentId: payment.id };
      logger.error(fields, 'an intent has another amount, currency or order than its payment');
      return false;
    }
    const intent = await newest(told);
    return (await changePayment(payment.id, (known, now) => observeIntent(known, intent, { now })))
      .changed;
  }

  async function recordRefund(refund: Refund, { id }: Payment): Promise<boolean> {
    return (await changePayment(id, (known, now) => observeRefund(known, refund, now))).changed;
  }

  return async (event) => {
    if (event.kind === 'other') return false;
    const isIntent = event.kind === 'intent';
    const { paymentId } = isIntent ? event.intent : event;
    const payment = paymentId ? await payments.find(paymentId) : undefined;
    if (!payment) {
      if (isIntent) reportUnknown(event.intent);
      return false;
    }
    // Stripe does not know which trace this belongs to.
    const place = { origin: payment.traceparent, name: `record ${event.kind}` };
    return inTraceOf(tracing, place, () =>
      isIntent ? recordIntent(event.intent, payment) : recordRefund(event.refund, payment),
    );
  };
}
