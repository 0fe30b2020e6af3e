import { seconds, type Context, type Decision } from './change';
import { unexpectedState } from './faults';
import type { PaymentIntent } from './objects';

export const cancellationReasons = [
  'duplicate',
  'fraudulent',
  'requested_by_customer',
  'abandoned',
] as const;

/** Ends an intent for good. What is under way at the bank can not be called back. */
export const cancelIntent = (
  intent: PaymentIntent,
  { reason }: { reason: string | undefined },
  context: Context,
): Decision<PaymentIntent> => {
  switch (intent.status) {
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action': {
      const canceled: PaymentIntent = {
        ...intent,
        status: 'canceled',
        canceled_at: seconds(context.nowMs),
        cancellation_reason: reason ?? null,
        next_action: null,
      };
      const facts = [{ type: 'payment_intent.canceled', object: canceled }];
      return { change: { intents: [canceled], facts }, answer: canceled };
    }
    case 'processing':
    case 'succeeded':
    case 'canceled':
      throw unexpectedState(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action.`,
        intent,
      );
  }
};
