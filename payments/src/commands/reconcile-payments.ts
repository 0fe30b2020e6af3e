import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import { isUnavailable } from '@ticketing/common/store/mongo-errors';
import { inTraceOf, type Tracing } from '@ticketing/common/tracing/tracing';
import { isIntentOf, observeIntent } from '../domain/intent';
import { isOverFor } from '../domain/order';
import {
  isOpen,
  laterThan,
  postpone,
  RECONCILE_AFTER_MS,
  wantCancel,
  type Payment,
} from '../domain/payment';
import type { Orders } from '../store/orders';
import type { Payments } from '../store/payments';
import { AnsweredWithFault, type StripePort } from '../stripe/stripe-port';
import type { ChangePayment } from './change-payment';

const BATCH_MAX = 100;
const CALL_MS = 5_000;

/** Reads the intents of payments that have been open for a while, the longest first. */
export type ReconcilePayments = (signal?: AbortSignal) => Promise<number>;

export function createReconcilePayments(deps: {
  orders: Orders;
  payments: Payments;
  changePayment: ChangePayment;
  stripe: StripePort;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
}): ReconcilePayments {
  const { orders, payments, changePayment, stripe, clock, logger, tracing } = deps;

  async function reconcile(payment: Payment): Promise<void> {
    const { id, orderId, stripeId } = payment;
    const order = await orders.find(orderId);
    if (order && isOverFor(order, id)) {
      await changePayment(id, wantCancel);
      return;
    }
    const intent = stripeId === undefined ? undefined : await stripe.readIntent(stripeId, CALL_MS);
    if (intent && isIntentOf(intent, payment)) {
      await changePayment(id, (known, now) => observeIntent(known, intent, { now }));
    }
    await putOff(id);
  }

  async function putOff(id: string): Promise<void> {
    await changePayment(id, (known, now) =>
      isOpen(known) ? postpone(known, laterThan(now, RECONCILE_AFTER_MS)) : undefined,
    );
  }

  return async (signal) => {
    const due = await payments.findDue('reconcile', clock(), BATCH_MAX);
    for (const payment of due) {
      if (signal?.aborted) break;
      try {
        const place = { origin: payment.traceparent, name: 'reconcile payment' };
        await inTraceOf(tracing, place, () => reconcile(payment));
      } catch (error) {
        // What is away is away for all of them; a fault with one of them must not keep the others.
        const isFault = error instanceof AnsweredWithFault;
        if (isUnavailable(error) && !isFault) throw error;
        const level = isFault ? 'warn' : 'error';
        logger[level]({ err: error, paymentId: payment.id }, 'could not reconcile a payment');
        await putOff(payment.id);
      }
    }
    return due.length;
  };
}
