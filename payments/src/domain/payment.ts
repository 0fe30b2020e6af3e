export const PAYMENT_STATUSES = [
  'pending',
  'requires_action',
  'succeeded',
  'failed',
  'cancelled',
  'refunding',
  'refunded',
  'refund_failed',
] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** A request that came with an idempotency key: the key's id, and what was asked. */
export interface KeyedRequest {
  id: string;
  bodyHash: string;
}

/** A confirm that may be under way at Stripe. Until then nobody else begins one. */
export interface Confirm {
  until: Date;
  cardHash: string;
  /** Kept with the payment if this confirm succeeds. */
  request?: KeyedRequest;
}

/** What Stripe waits for when it does not wait for a card. */
export type Waiting = 'requires_action' | 'processing';

export interface Payment {
  id: string;
  version: number;
  orderId: string;
  userId: string;
  amountMinor: number;
  currency: string;
  status: PaymentStatus;
  createdAt: Date;
  /** `order:<id>` while it is the order's one live payment, `payment:<id>` afterwards. */
  liveKey: string;
  /** Stripe's id of the PaymentIntent; absent while it is not known whether there is one. */
  stripeId?: string;
  clientSecret?: string;
  /** n of the last confirm that was begun. */
  confirms: number;
  confirm?: Confirm;
  waiting?: Waiting;
  /** The card that is being waited for. */
  cardHash?: string;
  /** Requests that this payment is the answer to. */
  requests: readonly KeyedRequest[];
  /** The order has ended: the intent is to be cancelled. */
  cancelWanted?: true;
  /** n of the last refund that was begun. */
  refunds: number;
  refundId?: string;
  /** Refunds before that one which failed, and are final: nothing that is told of them counts any more. */
  failedRefunds?: readonly string[];
  /** An operator has paid the buyer back another way, as the refund failed. */
  paidBackByHand?: true;
  /** When Stripe is to be asked next; absent when there is nothing to ask. */
  dueAt?: Date;
  /** The trace of its order, as a traceparent. */
  traceparent?: string;
}

/** An open payment is looked after once in this time, and not before it is as old as this. */
export const RECONCILE_AFTER_MS = 60_000;

/** Nothing is put off for so long: what is due later still was dated by a clock that was ahead. */
const PUT_OFF_MAX_MS = 2 * RECONCILE_AFTER_MS;

export const orderLiveKey = (orderId: string): string => `order:${orderId}`;

export function laterThan(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}

/** The payment that is written before Stripe is asked for an intent. */
export function newPayment(
  { id, now }: { id: string; now: Date },
  order: { id: string; userId: string; amountMinor: number; currency: string },
): Payment {
  return {
    id,
    version: 0,
    orderId: order.id,
    userId: order.userId,
    amountMinor: order.amountMinor,
    currency: order.currency,
    status: 'pending',
    createdAt: now,
    liveKey: orderLiveKey(order.id),
    confirms: 0,
    requests: [],
    refunds: 0,
    dueAt: laterThan(now, RECONCILE_AFTER_MS),
  };
}

/** An open payment may still become a success. */
export function isOpen({ status }: Pick<Payment, 'status'>): boolean {
  return status === 'pending' || status === 'requires_action';
}

/** A confirm that nobody has finished and whose time is not over. */
export function isConfirming({ confirm }: Payment, now: Date): boolean {
  return confirm !== undefined && !isDue({ dueAt: confirm.until }, now);
}

/** The payment without what belongs to one try only. */
export function withoutTry(payment: Payment): Payment {
  const { confirm: _confirm, waiting: _waiting, cardHash: _card, ...rest } = payment;
  return rest;
}

/** The payment when there is nothing left to ask Stripe. */
export function withoutWork(payment: Payment): Payment {
  const { dueAt: _dueAt, cancelWanted: _cancel, ...rest } = withoutTry(payment);
  return rest;
}

/** Ends a payment that took no money. Its order may have another one. */
export function endOpen(payment: Payment, status: 'failed' | 'cancelled'): Payment {
  return { ...withoutWork(payment), status, liveKey: `payment:${payment.id}` };
}

/** Stripe answered with an error that it will repeat: nobody has the intent's secret, if there is one. */
export function giveUpOpening(payment: Payment): Payment | undefined {
  if (!isOpen(payment) || payment.stripeId !== undefined) return undefined;
  return endOpen(payment, payment.cancelWanted ? 'cancelled' : 'failed');
}

/** Looks at it again later. */
export function postpone(payment: Payment, until: Date): Payment | undefined {
  return payment.dueAt ? { ...payment, dueAt: until } : undefined;
}

/** Wants the intent cancelled, because its order has ended. */
export function wantCancel(payment: Payment, now: Date): Payment | undefined {
  if (!isOpen(payment) || payment.cancelWanted) return undefined;
  return { ...payment, cancelWanted: true, dueAt: now };
}

/** Takes up what is due, so that nobody else does meanwhile. */
export function takeUpCancel(payment: Payment, now: Date, leaseMs: number): Payment | undefined {
  if (!isOpen(payment) || !payment.cancelWanted || !isDue(payment, now)) return undefined;
  return { ...payment, dueAt: laterThan(now, leaseMs) };
}

export function isDue({ dueAt }: Pick<Payment, 'dueAt'>, now: Date): boolean {
  return dueAt !== undefined && (dueAt <= now || dueAt > putOffLimit(now));
}

/** What is due later than this does not wait for its time. */
export function putOffLimit(now: Date): Date {
  return laterThan(now, PUT_OFF_MAX_MS);
}
