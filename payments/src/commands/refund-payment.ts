import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Logger } from '@ticketing/common/service/logger';
import { laterThan, postpone, type Payment } from '../domain/payment';
import {
  isWanted,
  observeRefund,
  refundedElsewhere,
  refuseRefund,
  takeUpRefund,
  type Refund,
} from '../domain/refund';
import {
  AlreadyRefunded,
  BalanceTooLow,
  StripeRefusal,
  type StripePort,
} from '../stripe/stripe-port';
import type { ChangePayment } from './change-payment';

const CALL_MS = 5_000;
const LEASE_MS = 20_000;
const RETRY_MS = 60_000;

/** The n-th try to refund a payment. */
interface Attempt {
  id: string;
  stripeId: string;
  n: number;
}

/** Brings a wanted refund one step on: finds the one that there is, or begins the next. */
export type RefundPayment = (payment: Payment) => Promise<void>;

export function createRefundPayment(deps: {
  changePayment: ChangePayment;
  stripe: StripePort;
  checkpoint: Checkpoint;
  logger: Logger;
}): RefundPayment {
  const { changePayment, stripe, checkpoint, logger } = deps;

  async function see(id: string, refund: Refund): Promise<void> {
    await changePayment(id, (payment, now) => observeRefund(payment, refund, now));
  }

  /** Stripe repeats stored errors, so before n + 1 it is asked what came of n. */
  async function findMade(payment: Payment, stripeId: string): Promise<Refund | undefined> {
    if (payment.refundId !== undefined) return stripe.readRefund(payment.refundId, CALL_MS);
    if (payment.refunds === 0) return undefined;
    const refunds = await stripe.listRefunds(stripeId, CALL_MS);
    return refunds.find((refund) => isWanted(payment, refund));
  }

  async function begin(id: string, stripeId: string): Promise<void> {
    const begun = await changePayment(id, (payment, now) =>
      takeUpRefund(payment, { now, leaseMs: LEASE_MS, begin: true }),
    );
    if (!begun.changed) return;
    const n = begun.payment.refunds;
    try {
      const refund = await stripe.refund({ stripeId, paymentId: id, n }, CALL_MS);
      checkpoint('payments:refunded');
      await see(id, refund);
    } catch (error) {
      await seeRefused({ id, stripeId, n }, error);
    }
  }

  async function seeRefused(attempt: Attempt, error: unknown): Promise<void> {
    const { id, n } = attempt;
    if (error instanceof AlreadyRefunded) await seeRefundedBefore(attempt);
    else if (error instanceof StripeRefusal) await refuse(id, n);
    else if (error instanceof BalanceTooLow) await waitForBalance(id, error);
    else throw error;
  }

  async function refuse(id: string, n: number): Promise<void> {
    await changePayment(id, (payment, now) => refuseRefund(payment, n, now));
  }

  async function waitForBalance(id: string, error: BalanceTooLow): Promise<void> {
    const fields = { err: error, paymentId: id };
    logger.warn(fields, 'a refund waits for money in our balance at Stripe');
    await lookAgainLater(id);
  }

  async function lookAgainLater(id: string): Promise<void> {
    await changePayment(id, (payment, now) =>
      payment.status === 'refunding' ? postpone(payment, laterThan(now, RETRY_MS)) : undefined,
    );
  }

  async function seeRefundedBefore({ id, stripeId, n }: Attempt): Promise<void> {
    const refunds = await stripe.listRefunds(stripeId, CALL_MS);
    const inForce = refunds.find(({ status }) => status !== 'failed');
    if (inForce) await see(id, inForce);
    // Stripe counts what failed as given back, and the buyer has nothing.
    else if (refunds.length > 0) await refuse(id, n);
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
    await lookAgainLater(id);
  };
}
