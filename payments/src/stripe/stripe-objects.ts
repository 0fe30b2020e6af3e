import type Stripe from 'stripe';
import type { Intent } from '../domain/intent';
import type { Refund } from '../domain/refund';
import type { StripeEvent } from './stripe-port';

const KNOWN: readonly string[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
  'canceled',
  'succeeded',
] satisfies Intent['status'][];

/** A status that is not known here is one that has to be waited for. */
function toStatus(status: string): Intent['status'] {
  return KNOWN.includes(status) ? (status as Intent['status']) : 'processing';
}

export function toIntent(intent: Stripe.PaymentIntent): Intent {
  return {
    id: intent.id,
    status: toStatus(intent.status),
    clientSecret: intent.client_secret ?? undefined,
    amountMinor: intent.amount,
    currency: intent.currency,
    paymentId: intent.metadata['paymentId'],
    orderId: intent.metadata['orderId'],
  };
}

export function toRefund({ id, status }: Stripe.Refund): Refund {
  if (status === 'succeeded') return { id, status };
  return { id, status: status === 'failed' || status === 'canceled' ? 'failed' : 'pending' };
}

/** What of an event matters here. */
export function toEvent({ id, type, data }: Stripe.Event): StripeEvent {
  const object = data.object as { object?: string };
  if (type.startsWith('payment_intent.') && object.object === 'payment_intent') {
    return { kind: 'intent', id, type, intent: toIntent(object as Stripe.PaymentIntent) };
  }
  if (object.object === 'refund') {
    const refund = object as Stripe.Refund;
    const paymentId = refund.metadata?.['paymentId'];
    return { kind: 'refund', id, type, refund: toRefund(refund), paymentId };
  }
  return { kind: 'other', id, type };
}
