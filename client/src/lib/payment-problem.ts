import { hasStatus } from './api-error';
import { describeFault } from './form-errors';
import { isUnreachable } from './retry-policy';
import { texts } from './texts';

/** Why a payment did not work, in words for the one who pays. */
export interface PaymentProblem {
  readonly title?: string;
  readonly text: string;
}

const words = texts.payment;
const asSentence = (text: string): string => text.replace(/[^.!?]$/, '$&.');

export const unknownOutcome: PaymentProblem = { title: words.unknown, text: words.unknownOutcome };

export function explainPaymentFault(fault: unknown): PaymentProblem {
  if (hasStatus(fault, 402)) {
    return { title: words.declined, text: words.declinedText(asSentence(describeFault(fault))) };
  }
  if (hasStatus(fault, 409)) return { text: words.inProgress };
  if (hasStatus(fault, 404)) return { text: words.notYet };
  // The money may have moved, or not: only a second try with the same key can tell.
  if (isUnreachable(fault) || hasStatus(fault, 500)) return unknownOutcome;
  return { text: describeFault(fault) };
}

/** What Stripe's own form answers with, as far as it matters here. */
export interface StripeFault {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
}

/** The bank's own step was refused or given up; its type is that of a wrong request. */
const AUTHENTICATION_FAILED = 'payment_intent_authentication_failure';

/**
 * Why nothing was charged; `undefined` for what Stripe's form says itself, next to its fields.
 *
 * Of Stripe's messages only those about the card are written for buyers, the others for developers:
 * https://docs.stripe.com/api/errors#errors-message, https://docs.stripe.com/error-handling
 */
export function explainStripeFault(fault: StripeFault | undefined): PaymentProblem | undefined {
  if (fault?.type === 'validation_error') return undefined;
  if (fault?.code === AUTHENTICATION_FAILED) {
    return { title: words.bankRefused, text: words.bankRefusedText };
  }
  if (fault?.type === 'card_error' && fault.message !== undefined) {
    return { title: words.declined, text: words.declinedText(asSentence(fault.message)) };
  }
  return { title: words.notMade, text: words.notMadeText };
}
