import type { CardInUse, Change, Context, Decision } from './change';
import { newCharge } from './charge';
import { cardError } from './faults';
import type { Charge, PaymentIntent } from './objects';

interface Attempt {
  intent: PaymentIntent;
  used: CardInUse;
  authenticated: boolean;
}

/** The money is there. `charge` is the attempt that took it. */
export const succeed = (
  intent: PaymentIntent,
  charge: Charge,
): Change & { intents: [PaymentIntent] } => {
  const paid: PaymentIntent = {
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  };
  return {
    intents: [paid],
    charges: [charge],
    facts: [
      { type: 'charge.succeeded', object: charge },
      { type: 'payment_intent.succeeded', object: paid },
    ],
  };
};

/** The issuer said no: the card is taken off the intent, which can be tried again with another. */
export const decline = (
  { intent, used }: Pick<Attempt, 'intent' | 'used'>,
  charge: Charge,
): Decision<PaymentIntent> => {
  const error = cardError({
    message: charge.failure_message ?? 'Your card was declined.',
    code: charge.failure_code ?? 'card_declined',
    decline_code: used.card.decline?.declineCode ?? 'generic_decline',
    charge: charge.id,
    payment_method: used.method.object,
  });
  const open: PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge.id,
    last_payment_error: error.body,
  };
  const change: Change = {
    intents: [open],
    charges: [charge],
    facts: [
      { type: 'charge.failed', object: charge },
      { type: 'payment_intent.payment_failed', object: open },
    ],
  };
  return { change, fault: cardError({ ...error.body, payment_intent: open }) };
};

const later = (attempt: Attempt, context: Context): Decision<PaymentIntent> => {
  const charge = newCharge({ ...attempt, status: 'pending' }, context);
  const processing: PaymentIntent = {
    ...attempt.intent,
    status: 'processing',
    next_action: null,
    last_payment_error: null,
    latest_charge: charge.id,
  };
  const change: Change = {
    intents: [processing],
    charges: [charge],
    tasks: [
      {
        id: context.newId('task'),
        kind: 'settle-intent',
        objectId: processing.id,
        dueAtMs: context.nowMs + context.settleAfterMs,
      },
    ],
    facts: [
      { type: 'charge.pending', object: charge },
      { type: 'payment_intent.processing', object: processing },
    ],
  };
  return { change, answer: processing };
};

/** Asks the issuer of the card for the money. */
export const attemptCharge = (attempt: Attempt, context: Context): Decision<PaymentIntent> => {
  if (attempt.used.card.delayed) return later(attempt, context);
  if (attempt.used.card.decline) {
    return decline(attempt, newCharge({ ...attempt, status: 'failed' }, context));
  }
  const charge = newCharge({ ...attempt, status: 'succeeded' }, context);
  const change = succeed(attempt.intent, charge);
  return { change, answer: change.intents[0] };
};
