import type { PaymentIntent, Stripe, StripeElements } from '@stripe/stripe-js';
import type { Clock } from './ask-again';
import type { PaymentProblem, StripeFault } from './payment-problem';
import { explainStripeFault, unknownOutcome } from './payment-problem';

/** The buyer is waiting for this answer. */
export const LOOK_UP_MAX_MS = 8_000;

/** What became of one press on Pay. */
export type PaymentEnd =
  /** The bank has said yes, or is about to say something: the order's page tells. */
  | { readonly kind: 'on-its-way' }
  | {
      readonly kind: 'not-made';
      /** `undefined` where Stripe's form says it itself. */
      readonly problem: PaymentProblem | undefined;
      /** What we hold may no longer be the order's payment. */
      readonly isStale: boolean;
    };

interface OpenForm {
  readonly stripe: Pick<Stripe, 'confirmPayment' | 'retrievePaymentIntent'>;
  readonly elements: StripeElements;
  readonly clientSecret: string;
  readonly returnUrl: string;
  readonly clock: Pick<Clock, 'wait'>;
  /** Stripe throws where it can not work at all, which somebody has to repair. */
  readonly report: (fault: unknown) => void;
}

interface IntentFault extends StripeFault {
  readonly payment_intent?: Pick<PaymentIntent, 'status'>;
}

const ON_ITS_WAY: PaymentEnd = { kind: 'on-its-way' };
const HAS_MOVED: readonly PaymentIntent.Status[] = ['succeeded', 'processing', 'requires_capture'];
/** After these the card was not charged, and the same payment waits for another try. */
const FINAL: readonly string[] = ['card_error', 'validation_error'];

/** Confirms with what was typed into Stripe's form. `undefined` where the confirmation threw. */
async function confirm(form: OpenForm): Promise<{ error?: IntentFault | undefined } | undefined> {
  const { stripe, elements, returnUrl, report } = form;
  try {
    return await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: returnUrl },
      redirect: 'if_required',
    });
  } catch (fault) {
    report(fault);
    return undefined;
  }
}

/** What Stripe knows of the payment; `undefined` where it does not answer in time. */
async function lookUp(form: OpenForm): Promise<PaymentIntent.Status | undefined> {
  const { stripe, clientSecret, clock } = form;
  try {
    const asked = stripe.retrievePaymentIntent(clientSecret);
    const answer = await Promise.race([asked, clock.wait(LOOK_UP_MAX_MS)]);
    return answer?.paymentIntent?.status;
  } catch {
    return undefined;
  }
}

/**
 * Pays once. Whatever happens, the same intent is confirmed again by the next try, and Stripe does
 * not charge an intent twice; so a buyer may be told to press again where nobody knows.
 */
export async function payAtStripe(form: OpenForm): Promise<PaymentEnd> {
  const answer = await confirm(form);
  if (answer !== undefined && answer.error === undefined) return ON_ITS_WAY;
  const fault = answer?.error;
  if (fault !== undefined && FINAL.includes(fault.type)) {
    return { kind: 'not-made', problem: explainStripeFault(fault), isStale: false };
  }
  const status = fault?.payment_intent?.status ?? (await lookUp(form));
  if (status === undefined) return { kind: 'not-made', problem: unknownOutcome, isStale: true };
  if (HAS_MOVED.includes(status)) return ON_ITS_WAY;
  return { kind: 'not-made', problem: explainStripeFault(fault), isStale: true };
}
