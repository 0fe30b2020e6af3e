import { Conflict, DuplicateKey, Refused } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { NewId } from '@ticketing/common/store/ids';
import { observeIntent } from '../domain/intent';
import { ALREADY_PAID, type Order } from '../domain/order';
import { giveUpOpening, isOpen, newPayment, type Payment } from '../domain/payment';
import type { Payments } from '../store/payments';
import { AnsweredWithFault, KeyInUse, type StripePort } from '../stripe/stripe-port';
import type { Budget } from './budget';
import type { ChangePayment } from './change-payment';

const TRIES_MAX = 20;
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
}): OpenIntent {
  const { payments, changePayment, stripe, clock, newId } = deps;

  /** Written before Stripe is asked; the unique live key lets one request in, the others find it. */
  async function findOrInsert(order: Order): Promise<Payment | undefined> {
    const live = await payments.findLive(order.id);
    if (live) return live;
    const payment = newPayment({ id: newId(), now: clock() }, order);
    try {
      await payments.insert(payment, []);
      return payment;
    } catch (error) {
      if (error instanceof DuplicateKey) return undefined;
      throw error;
    }
  }

  async function askStripe(payment: Payment, budget: Budget): Promise<Payment | undefined> {
    try {
      const intent = await stripe.createIntent(payment, budget.forCall(AFTERWARDS_MS));
      const { id } = payment;
      return (await changePayment(id, (known, now) => observeIntent(known, intent, { now })))
        .payment;
    } catch (error) {
      if (error instanceof KeyInUse) await budget.pause();
      else if (error instanceof AnsweredWithFault) await changePayment(payment.id, giveUpOpening);
      else if (error instanceof Refused) {
        await changePayment(payment.id, giveUpOpening);
        throw error;
      } else throw error;
      return undefined;
    }
  }

  return async (order, budget) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const live = await findOrInsert(order);
      if (!live) continue;
      if (live.status === 'succeeded') throw new Refused(ALREADY_PAID);
      const { stripeId } = live;
      if (stripeId !== undefined) return { ...live, stripeId };
      const opened = await askStripe(live, budget);
      if (opened?.stripeId && isOpen(opened)) return { ...opened, stripeId: opened.stripeId };
    }
    throw new Conflict('A payment is in progress');
  };
}
