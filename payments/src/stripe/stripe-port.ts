import { AppError, Refused, Unavailable } from '@ticketing/common/errors';
import type { Intent } from '../domain/intent';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';

/** What of Stripe's events matters here; anything else is `other`. */
export type StripeEvent =
  | { kind: 'intent'; id: string; type: string; intent: Intent }
  | { kind: 'refund'; id: string; type: string; refund: Refund; paymentId: string | undefined }
  | { kind: 'other'; id: string; type: string };

/**
 * The part of Stripe that payments uses. `timeoutMs` bounds each call.
 *
 * @throws {Unavailable} when the outcome is not known: Stripe can not be reached, or is too busy
 * @throws {AnsweredWithFault} when Stripe answered with a fault of its own, which it repeats
 */
export interface StripePort {
  /** Opens the payment's intent; the same payment gives the same intent. */
  createIntent(payment: Payment, timeoutMs: number): Promise<Intent>;
  readIntent(stripeId: string, timeoutMs: number): Promise<Intent>;
  /**
   * Tries to pay with a card, as the n-th try of the payment.
   *
   * @throws {PaymentDeclined} with the issuer's message
   * @throws {InvalidInput} when Stripe does not know the card
   * @throws {UnexpectedState} when the intent can not be confirmed any more
   */
  confirm(
    attempt: { stripeId: string; paymentId: string; n: number; token: string },
    timeoutMs: number,
  ): Promise<Intent>;
  /** @throws {UnexpectedState} when the intent can not be cancelled any more */
  cancelIntent(stripeId: string, timeoutMs: number): Promise<Intent>;
  /**
   * @throws {AlreadyRefunded} when nothing is left to refund
   * @throws {BalanceTooLow} when it has to wait for our balance
   */
  refund(
    attempt: { stripeId: string; paymentId: string; n: number },
    timeoutMs: number,
  ): Promise<Refund>;
  readRefund(refundId: string, timeoutMs: number): Promise<Refund>;
  /** All refunds of an intent, newest first. */
  listRefunds(stripeId: string, timeoutMs: number): Promise<Refund[]>;
  /** Checks the signature over the raw body. @throws {Refused} when it is not Stripe's, or too old */
  readEvent(body: Buffer, signature: string | undefined, now: Date): StripeEvent;
}

/** Stripe answered with a fault of its own. The same idempotency key gets the same answer again. */
export class AnsweredWithFault extends Unavailable {}

/** Another request with the same idempotency key is under way at Stripe. */
export class KeyInUse extends Unavailable {}

/** The intent has moved on: read it. */
export class UnexpectedState extends AppError {
  readonly code = 'unexpected-intent-state';
}

/** The charge has no money left to give back. */
export class AlreadyRefunded extends AppError {
  readonly code = 'already-refunded';
}

/** Stripe does not know our key, or we broke a rule of its API: nothing was decided about money. */
export class StripeMisuse extends AppError {
  readonly code = 'stripe-misuse';
}

/** Our balance at Stripe does not cover it now: a later try may do. Nothing was decided about money. */
export class BalanceTooLow extends AppError {
  readonly code = 'balance-too-low';
}

/** Stripe refuses for good what we asked; the message is for the log. */
export class StripeRefusal extends AppError {
  readonly code = 'stripe-refusal';
}

/** What the same call with the same key would get again, however often it is made. */
export function isRepeatedByStripe(error: unknown): boolean {
  return (
    error instanceof AnsweredWithFault || error instanceof Refused || error instanceof StripeRefusal
  );
}
