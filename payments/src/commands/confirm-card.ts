import { InvalidInput, PaymentDeclined, Unavailable } from '@ticketing/common/errors';
import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import { createHash } from 'node:crypto';
import { decideConfirm, endConfirm, type Card, type ConfirmDecision } from '../domain/confirm';
import { observeIntent, type Intent } from '../domain/intent';
import type { KeyedRequest, Payment } from '../domain/payment';
import {
  BalanceTooLow,
  StripeRefusal,
  UnexpectedState,
  type StripePort,
} from '../stripe/stripe-port';
import type { Budget } from './budget';
import type { ChangePayment } from './change-payment';
import type { OpenPayment } from './open-intent';

const READ_MS = 1_500;
const LOOKS_MAX = 5;

/**
 * Tries to pay with a card. n is stored before Stripe is called, and what is not known afterwards is
 * read from the intent: there is never a second charge.
 *
 * @throws {PaymentDeclined} the order can be paid again, with the same intent
 * @throws {Conflict} while somebody else is paying
 */
export type ConfirmCard = (
  payment: OpenPayment,
  card: { token: string; request: KeyedRequest | undefined },
  budget: Budget,
) => Promise<Payment>;

/** Stripe has answered that it will not: another card may be tried at once. */
function tookNothing(error: unknown): boolean {
  return (
    error instanceof PaymentDeclined ||
    error instanceof InvalidInput ||
    error instanceof StripeRefusal ||
    error instanceof BalanceTooLow
  );
}

export function createConfirmCard(deps: {
  changePayment: ChangePayment;
  stripe: StripePort;
  checkpoint: Checkpoint;
}): ConfirmCard {
  const { changePayment, stripe, checkpoint } = deps;

  async function see(id: string, intent: Intent, endedConfirm?: number): Promise<Payment> {
    const ended = endedConfirm === undefined ? {} : { endedConfirm };
    const decide = (payment: Payment, now: Date) =>
      observeIntent(payment, intent, { now, ...ended });
    return (await changePayment(id, decide)).payment;
  }

  /** What a confirm did whose answer we have not got. */
  async function findOut(begun: OpenPayment, budget: Budget): Promise<Payment | undefined> {
    const intent = await stripe.readIntent(begun.stripeId, budget.forCall());
    const seen = await see(begun.id, intent, begun.confirms);
    const isAnswered = seen.status === 'succeeded' || seen.waiting !== undefined;
    return isAnswered ? seen : undefined;
  }

  async function confirm(begun: OpenPayment, token: string, budget: Budget): Promise<Payment> {
    const { id, stripeId, confirms: n } = begun;
    try {
      const attempt = { stripeId, paymentId: id, n, token };
      const intent = await stripe.confirm(attempt, budget.forCall(READ_MS));
      checkpoint('payments:confirmed');
      return await see(id, intent, n);
    } catch (error) {
      if (tookNothing(error)) {
        await changePayment(id, (payment) => endConfirm(payment, n));
        throw error;
      }
      const isUnknown = error instanceof Unavailable || error instanceof UnexpectedState;
      const seen = isUnknown && (await findOut(begun, budget).catch(() => undefined));
      if (seen) return seen;
      throw error instanceof UnexpectedState ? new Unavailable(undefined, { cause: error }) : error;
    }
  }

  return async (open, { token, request }, budget) => {
    const card: Card = { hash: createHash('sha256').update(token).digest('hex'), request };
    let looked = false;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const decided: { kind: ConfirmDecision['kind'] } = { kind: 'look' };
      const { payment } = await changePayment(open.id, (known, now) => {
        const decision = decideConfirm(known, card, { now, looked });
        decided.kind = decision.kind;
        return decision.kind === 'begin' ? decision.payment : undefined;
      });
      if (decided.kind === 'answer') return payment;
      if (decided.kind === 'begin') {
        return confirm({ ...payment, stripeId: open.stripeId }, token, budget);
      }
      await see(open.id, await stripe.readIntent(open.stripeId, budget.forCall(READ_MS)));
      looked = true;
    }
    throw new Unavailable('a payment is changed by many at once');
  };
}
