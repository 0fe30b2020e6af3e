import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import { laterThan, postpone, type Payment } from '../domain/payment';
import {
  failRefund,
  observeRefund,
  refundedElsewhere,
  takeUpRefund,
  type Refund,
} from '../domain/refund';
import { AlreadyRefunded, StripeRefusal, type StripePort } from '../stripe/stripe-port';
import type { ChangePayment } from './change-payment';

const CALL_MS = 5_000;
const LEASE_MS = 20_000;
const RETRY_MS = 60_000;

/** Brings a wanted refund one step on: finds the one that there is, or begins the next. */
export type RefundPayment = (payment: Payment) => Promise<void>;

export function createRefundPayment(deps: {
  changePayment: ChangePayment;
  stripe: StripePort;
  checkpoint: Checkpoint;
}): RefundPayment {
  const { changePayment, stripe, checkpoint } = deps;

  async function see(id: string, refund: Refund): Promise<void> {
    await changePayment(id, (payment, now) => observeRefund(payment, refund, now));
  }

  /** Stripe repeats stored errors, so before n + 1 it is asked what came of n. */
  async function findMade(payment: Payment, stripeId: string): Promise<Refund | undefined> {
    if (payment.refundId !== undefined) return stripe.readRefund(payment.refundId, CALL_MS);
    if (payment.refunds === 0) return undefined;
    return (await stripe.listRefunds(stripeId, CALL_MS))[0];
  }

  async function begin(id: string, stripeId: string): Promise<void> {
    const begun = await changePayment(id, (payment, now) =>
      takeUpRefund(payment, { now, leaseMs: LEASE_MS, begin: true }),
    );
    if (!begun.changed) return;
    try {
      const n = begun.payment.refunds;
      const refund = await stripe.refund({ stripeId, paymentId: id, n }, CALL_MS);
      checkpoint('payments:refunded');
      await see(id, refund);
    } catch (error) {
      if (error instanceof AlreadyRefunded) await seeRefundedBefore(id, stripeId);
      else if (error instanceof StripeRefusal) await changePayment(id, failRefund);
      else throw error;
    }
  }

  async function seeRefundedBefore(id: string, stripeId: string): Promise<void> {
    const made = (await stripe.listRefunds(stripeId, CALL_MS)).find(
      ({ status }) => status !== 'failed',
    );
    if (made) await see(id, made);
    else await changePayment(id, refundedElsewhere);
  }

  return async ({ id }) => {
    const taken = await changePayment(id, (payment, now) =>
      takeUpRefund(payment, { now, leaseMs: LEASE_MS, begin: false }),
    );
    const { stripeId } = taken.payment;
    if (!taken.changed) return;
    if (stripeId === undefined) throw new Error('a succeeded payment has no intent');
    const made = await findMade(taken.payment, stripeId);
    if (!made) return begin(id, stripeId);
    await see(id, made);
    // A refund on its way to the bank is looked at again; its webhook is usually sooner.
    await changePayment(id, (payment, now) =>
      payment.status === 'refunding' ? postpone(payment, laterThan(now, RETRY_MS)) : undefined,
    );
  };
}
