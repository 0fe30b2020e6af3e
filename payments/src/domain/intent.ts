import {
  endOpen,
  isConfirming,
  isOpen,
  laterThan,
  RECONCILE_AFTER_MS,
  withoutTry,
  withoutWork,
  type KeyedRequest,
  type Payment,
} from './payment';

/** A PaymentIntent as Stripe told of it. */
export interface Intent {
  id: string;
  status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'requires_capture'
    | 'canceled'
    | 'succeeded';
  clientSecret: string | undefined;
  amountMinor: number;
  currency: string;
  paymentId: string | undefined;
  orderId: string | undefined;
}

/** Whether an intent is the one of this payment: amount, currency and order as they must be. */
export function isIntentOf(intent: Intent, payment: Payment): boolean {
  return (
    intent.paymentId === payment.id &&
    intent.orderId === payment.orderId &&
    intent.amountMinor === payment.amountMinor &&
    intent.currency === payment.currency &&
    (payment.stripeId ?? intent.id) === intent.id
  );
}

interface Observation {
  now: Date;
  /** The confirm with this n is known to have ended; without it, only its time says so. */
  endedConfirm?: number;
}

/**
 * What a payment becomes when its intent is seen. An outcome is taken from anybody; anything less is
 * left to the confirm that is under way. Nothing when there is nothing new.
 */
export function observeIntent(
  payment: Payment,
  intent: Intent,
  { now, endedConfirm }: Observation,
): Payment | undefined {
  if (intent.status === 'succeeded') return succeed(payment, intent);
  if (!isOpen(payment)) return undefined;
  if (intent.status === 'canceled') return endOpen(withIntent(payment, intent), 'cancelled');
  if (isConfirming(payment, now) && endedConfirm !== payment.confirms) {
    return payment.stripeId === undefined ? withIntent(payment, intent) : undefined;
  }
  const next = { ...waitFor(withIntent(payment, intent), intent), dueAt: nextLook(payment, now) };
  return saysTheSame(payment, next) ? undefined : next;
}

/** An intent that was succeeded stays so: also where we had given it up, the money was taken. */
function succeed(payment: Payment, intent: Intent): Payment | undefined {
  if (!isOpen(payment) && payment.status !== 'failed' && payment.status !== 'cancelled') {
    return undefined;
  }
  const requests = keptRequests(payment);
  return { ...withoutWork(withIntent(payment, intent)), status: 'succeeded', requests };
}

function waitFor(payment: Payment, { status }: Intent): Payment {
  if (status !== 'requires_action' && status !== 'processing') {
    return { ...withoutTry(payment), status: 'pending' };
  }
  const cardHash = payment.confirm?.cardHash ?? payment.cardHash;
  return {
    ...withoutTry(payment),
    status: status === 'requires_action' ? 'requires_action' : 'pending',
    waiting: status,
    ...(cardHash !== undefined && { cardHash }),
    requests: keptRequests(payment),
  };
}

function keptRequests({ requests, confirm }: Payment): readonly KeyedRequest[] {
  const { request } = confirm ?? {};
  if (!request || requests.some(({ id }) => id === request.id)) return requests;
  return [...requests, request];
}

function withIntent(payment: Payment, { id, clientSecret }: Intent): Payment {
  return { ...payment, stripeId: id, ...(clientSecret !== undefined && { clientSecret }) };
}

/** What is wanted cancelled keeps its own time. */
function nextLook(payment: Payment, now: Date): Date {
  const later = laterThan(now, RECONCILE_AFTER_MS);
  return payment.cancelWanted ? (payment.dueAt ?? later) : later;
}

function saysTheSame(before: Payment, after: Payment): boolean {
  return (
    before.status === after.status &&
    before.stripeId === after.stripeId &&
    before.waiting === after.waiting &&
    before.confirm === undefined
  );
}
