import { attemptCharge } from './attempt';
import type { CardInUse, Context, Decision } from './change';
import type { PaymentIntent } from './objects';

export interface AuthenticateIntent {
  outcome: 'complete' | 'fail';
  used: CardInUse;
}

const failed = (intent: PaymentIntent, { used }: AuthenticateIntent): Decision<PaymentIntent> => {
  const open: PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      payment_method: used.method.object,
    },
  };
  const facts = [{ type: 'payment_intent.payment_failed', object: open }];
  return { change: { intents: [open], facts }, answer: open };
};

/** The buyer pressed a button on the bank's page. Pressed again, or too late, it changes nothing. */
export const authenticateIntent = (
  intent: PaymentIntent,
  command: AuthenticateIntent,
  context: Context,
): Decision<PaymentIntent> => {
  if (intent.status !== 'requires_action') return { change: {}, answer: intent };
  if (command.outcome === 'fail') return failed(intent, command);
  return attemptCharge({ intent, used: command.used, authenticated: true }, context);
};
