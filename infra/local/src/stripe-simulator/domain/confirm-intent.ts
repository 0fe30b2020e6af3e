import { attemptCharge } from './attempt';
import type { CardInUse, Change, Context, Decision } from './change';
import { cardError, refused, unexpectedState } from './faults';
import type { NextAction, PaymentIntent } from './objects';

export interface ConfirmIntent {
  used: CardInUse | undefined;
  returnUrl: string | undefined;
  offSession: boolean;
  errorOnRequiresAction: boolean;
}

const mayConfirm = (intent: PaymentIntent): void => {
  switch (intent.status) {
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
      return;
    case 'succeeded':
      throw unexpectedState(
        'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
        intent,
      );
    case 'processing':
    case 'canceled':
      throw unexpectedState(
        `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
        intent,
      );
  }
};

/** With redirects allowed Stripe wants to know where to send the buyer back, whatever the card. */
const mustReturn = (intent: PaymentIntent, returnUrl: string | undefined): void => {
  if (intent.automatic_payment_methods?.allow_redirects !== 'always' || returnUrl) return;
  throw refused({
    message:
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  });
};

const nextAction = (
  intent: PaymentIntent,
  returnUrl: string | undefined,
  { publicUrl }: Context,
): NextAction => {
  const url = `${publicUrl}/3ds/${intent.id}?client_secret=${intent.client_secret}`;
  return returnUrl === undefined
    ? {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url },
      }
    : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
};

const askForAuthentication = (
  intent: PaymentIntent,
  command: ConfirmIntent,
  context: Context,
): Decision<PaymentIntent> => {
  const waiting: PaymentIntent = {
    ...intent,
    status: 'requires_action',
    last_payment_error: null,
    next_action: nextAction(intent, command.returnUrl, context),
  };
  const facts = [{ type: 'payment_intent.requires_action', object: waiting }];
  return { change: { intents: [waiting], facts }, answer: waiting };
};

/** Nobody is there who could authenticate, so the card counts as declined. */
const refuseAuthentication = (intent: PaymentIntent, used: CardInUse): Decision<PaymentIntent> => {
  const error = cardError({
    message: 'Your card was declined. This transaction requires authentication.',
    code: 'authentication_required',
    decline_code: 'authentication_required',
    payment_method: used.method.object,
  });
  const open: PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: error.body,
  };
  const facts = [{ type: 'payment_intent.payment_failed', object: open }];
  return {
    change: { intents: [open], facts },
    fault: cardError({ ...error.body, payment_intent: open }),
  };
};

const withMethod = (change: Change, { method }: CardInUse): Change => ({
  ...change,
  methods: [method],
});

/** Tries to pay an intent with a card: paid, declined, authentication asked for, or under way. */
export const confirmIntent = (
  current: PaymentIntent,
  command: ConfirmIntent,
  context: Context,
): Decision<PaymentIntent> => {
  mayConfirm(current);
  const { used } = command;
  if (!used) {
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      current,
    );
  }
  mustReturn(current, command.returnUrl);
  const intent: PaymentIntent = { ...current, payment_method: used.method.id, next_action: null };
  const decide = (): Decision<PaymentIntent> => {
    if (!used.card.authentication) {
      return attemptCharge({ intent, used, authenticated: false }, context);
    }
    return command.offSession || command.errorOnRequiresAction
      ? refuseAuthentication(intent, used)
      : askForAuthentication(intent, command, context);
  };
  const decision = decide();
  return { ...decision, change: withMethod(decision.change, used) };
};
