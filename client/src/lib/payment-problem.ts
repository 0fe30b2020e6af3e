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

export function explainPaymentFault(fault: unknown): PaymentProblem {
  if (hasStatus(fault, 402)) {
    return { title: words.declined, text: words.declinedText(asSentence(describeFault(fault))) };
  }
  if (hasStatus(fault, 409)) return { text: words.inProgress };
  if (hasStatus(fault, 404)) return { text: words.notYet };
  // The money may have moved, or not: only a second try with the same key can tell.
  if (isUnreachable(fault) || hasStatus(fault, 500)) {
    return { title: words.unknown, text: words.unknownOutcome };
  }
  return { text: describeFault(fault) };
}

/** What Stripe's own form answers with, as far as it matters here. */
export interface StripeFault {
  readonly type: string;
  readonly message?: string;
}

/** `undefined` for what Stripe's form says itself, next to its fields. */
export function explainStripeFault({ type, message }: StripeFault): PaymentProblem | undefined {
  if (type === 'validation_error') return undefined;
  if (type === 'card_error' && message !== undefined) {
    return { title: words.declined, text: words.declinedText(asSentence(message)) };
  }
  if (type === 'api_connection_error' || type === 'api_error') {
    return { title: words.unknown, text: words.unknownOutcome };
  }
  return { text: message ?? texts.errors.unexpected };
}
