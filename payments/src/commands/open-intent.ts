import { Conflict, DuplicateKey, Refused } from '@ticketing/common/errors';
import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import type { NewId } from '@ticketing/common/store/ids';
import { observeIntent } from '../domain/intent';
import { ALREADY_PAID, type Order } from '../domain/order';
import { giveUpOpening, isOpen, newPayment, type Payment } from '../domain/payment';
import type { PaymentMetrics } from '../metrics';
import type { Payments } from '../store/payments';
import {
  AnsweredWithFault,
  isRepeatedByStripe,
  KeyInUse,
  type StripePort,
} from '../stripe/stripe-port';
import type { Budget } from './budget';
import type { ChangePayment } from './change-payment';

const FAULTS_MAX = 1;
const BUSY = 'A payment is in progress';
const AFTERWARDS_MS = 4_000;

/** A payment whose intent is known. */
export type OpenPayment = Payment & { stripeId: string };

/** Finds the order's one live payment, or opens it. @throws {Refused} when it has succeeded */
export type OpenIntent = (order: Order, budget: Budget) => Promise<OpenPayment>;

export function createOpenIntent(deps: {
  payments: Payments;
  changePayment: ChangePayment;
  stripe: StripePort;
  clock: Clock;
  newId: NewId;
  checkpoint: Checkpoint;
  metrics: PaymentMetrics;
}): OpenIntent {
  const { payments, changePayment, stripe, clock, newId, checkpoint, metrics } = deps;

  /** Written before Stripe is asked; the unique live key lets one request in, the others find it. */
  async function findOrInsert(order: Order): Promise<Payment | undefined> {
    const live = await payments.findLive(order.id);
    if (live) return live;
    const payment = newPayment({ id: newId(), now: clock() }, order);
    try {
      await payments.insert(payment, []);
      metrics.opened(payment);
      checkpoint('payments:written-before-intent');
      return payment;
    } catch (error) {
      if (error instanceof DuplicateKey) return payments.findLive(order.id);
      throw error;
    }
  }

  /** An answer that Stripe would repeat ends the payment: the order needs another one. */
  async function askStripe(payment: Payment, budget: Budget): Promise<Payment> {
    const { id } = payment;
    try {
      const intent = await stripe.createIntent(payment, budget.forCall(AFTERWARDS_MS));
      checkpoint('payments:intent-created');
      return (await changePayment(id, (known, now) => observeIntent(known, intent, { now })))
        .payment;
    } catch (error) {
      if (isRepeatedByStripe(error)) await changePayment(id, giveUpOpening);
      throw error;
    }
  }

  return async (order, budget) => {
    let faults = 0;
    for (;;) {
      const live = await findOrInsert(order);
      if (live?.status === 'succeeded') throw new Refused(ALREADY_PAID);
      if (live?.stripeId !== undefined) return { ...live, stripeId: live.stripeId };
      try {
        const opened = live && (await askStripe(live, budget));
        if (opened && !isOpen(opened) && opened.status !== 'succeeded') throw new Conflict(BUSY);
      } catch (error) {
        if (error instanceof AnsweredWithFault) faults += 1;
        else if (!(error instanceof KeyInUse)) throw error;
        if (faults > FAULTS_MAX) throw error;
        if (error instanceof KeyInUse) await budget.pause();
      }
    }
  };
}
