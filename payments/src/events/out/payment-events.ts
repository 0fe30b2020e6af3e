import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { PaymentState } from '@ticketing/common/contracts/payment-events';
import { outboxEntry, type OutboxEntry } from '@ticketing/common/messaging/outbox';
import { isOpen, type Payment } from '../../domain/payment';

type PaymentEvent = Extract<EventType, `payment:${string}`>;

/** The full public state of a payment. */
function publicState(payment: Payment): PaymentState {
  const { id, version, orderId, stripeId, amountMinor, currency, status } = payment;
  const known = stripeId === undefined ? {} : { stripeId };
  return { id, version, orderId, ...known, amountMinor, currency, status };
}

function entry(type: PaymentEvent, payment: Payment, at: Date): OutboxEntry {
  const { id: aggregateId, version } = payment;
  return outboxEntry({ type, aggregateId, version, at, data: publicState(payment) });
}

function typeOfChange(before: Payment, after: Payment): PaymentEvent | undefined {
  const isNews = before.status !== after.status;
  if (after.status === 'succeeded') return isNews ? 'payment:created' : undefined;
  if (after.status === 'refunded') return isNews ? 'payment:refunded' : undefined;
  const opened = before.stripeId === undefined && after.stripeId !== undefined;
  return opened && isOpen(after) ? 'payment:initiated' : undefined;
}

/** What a change of a payment says to others. */
export function paymentEvents(before: Payment, after: Payment, at: Date): OutboxEntry[] {
  const type = typeOfChange(before, after);
  return type ? [entry(type, after, at)] : [];
}

/** The event that a payment's status stands for. What took no money, or is going back, says nothing. */
export function currentEvent(payment: Payment): OutboxEntry | undefined {
  const { status, stripeId, createdAt } = payment;
  if (status === 'succeeded') return entry('payment:created', payment, createdAt);
  if (status === 'refunded') return entry('payment:refunded', payment, createdAt);
  if (isOpen(payment) && stripeId) return entry('payment:initiated', payment, createdAt);
  return undefined;
}
