import { Refused } from '@ticketing/common/errors';
import type { Ticket } from './ticket';

export type CancelReason = 'user' | 'expired';

/** The listing as it was when the order was placed. This price is charged. */
export type PinnedTicket = Pick<Ticket, 'id' | 'title' | 'priceMinor' | 'currency' | 'version'>;

interface OrderFields {
  id: string;
  version: number;
  userId: string;
  sellerId: string;
  createdAt: Date;
  expiresAt: Date;
  quantity: number;
  ticket: PinnedTicket;
  /** The units that it holds, or held before it was cancelled. */
  units: readonly number[];
  /** Payments that this order will never accept; their money goes back. */
  rejectedPaymentIds: readonly string[];
  /** The trace that it was placed in, as a traceparent. */
  traceparent?: string;
}

export type LiveOrder = OrderFields & { status: 'created' | 'awaiting:payment' };
export type CompleteOrder = OrderFields & {
  status: 'complete';
  paymentId: string;
  /** Like `rescued` not there in an order that was completed before this was kept. */
  completedAt?: Date;
  /** Whether it had expired before its payment came. */
  rescued?: boolean;
};
export type CancelledOrder = OrderFields & { status: 'cancelled'; cancelReason: CancelReason };
export type Order = LiveOrder | CompleteOrder | CancelledOrder;

export type OrderEvent =
  'placed' | 'payment-awaited' | 'completed' | 'cancelled' | 'payment-rejected';

/** What an order becomes, and what is said of it. Without an event nothing changes. */
export interface Decision {
  order: Order;
  events: readonly OrderEvent[];
}

/** Whether it still waits for its end: paid, given up or expired. */
export function isLive({ status }: Order): boolean {
  return status === 'created' || status === 'awaiting:payment';
}

function unchanged(order: Order): Decision {
  return { order, events: [] };
}

function never(order: never): never {
  throw new Error(`an order of an unknown status: ${JSON.stringify(order)}`);
}

/** A new order holds its units from its first moment on, until it expires. */
export function placeOrder(placing: {
  id: string;
  buyerId: string;
  ticket: Ticket;
  units: readonly number[];
  now: Date;
  windowMs: number;
}): Decision {
  const { id, buyerId, ticket, units, now, windowMs } = placing;
  const { id: ticketId, title, priceMinor, currency, version } = ticket;
  const order: LiveOrder = {
    id,
    version: 0,
    status: 'created',
    userId: buyerId,
    sellerId: ticket.userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + windowMs),
    quantity: units.length,
    ticket: { id: ticketId, title, priceMinor, currency, version },
    units,
    rejectedPaymentIds: [],
  };
  return { order, events: ['placed'] };
}

/** A payment was begun. It decides nothing, it only shows. */
export function awaitPayment(order: Order): Decision {
  if (order.status !== 'created') return unchanged(order);
  const awaiting: LiveOrder = { ...order, status: 'awaiting:payment', version: order.version + 1 };
  return { order: awaiting, events: ['payment-awaited'] };
}

function cancel(order: LiveOrder, cancelReason: CancelReason): Decision {
  const version = order.version + 1;
  return { order: { ...order, status: 'cancelled', cancelReason, version }, events: ['cancelled'] };
}

/**
 * The buyer gives the order up, also while a payment is under way: should that succeed, it is rejected.
 *
 * @throws {Refused} when the order is complete
 */
export function cancelByUser(order: Order): Decision {
  switch (order.status) {
    case 'created':
    case 'awaiting:payment':
      return cancel(order, 'user');
    case 'cancelled':
      return unchanged(order);
    case 'complete':
      throw new Refused('Cannot cancel a completed order');
    default:
      return never(order);
  }
}

/** The order window has ended, whoever says so: only `now` and the order's own limit decide. */
export function expire(order: Order, now: Date): Decision {
  switch (order.status) {
    case 'created':
    case 'awaiting:payment':
      return now >= order.expiresAt ? cancel(order, 'expired') : unchanged(order);
    case 'cancelled':
    case 'complete':
      return unchanged(order);
    default:
      return never(order);
  }
}

/** Whether a payment that arrives now could still be honoured by taking units again. */
export function isRescuable(order: Order): boolean {
  return order.status === 'cancelled' && order.cancelReason === 'expired';
}

function complete(
  order: LiveOrder | CancelledOrder,
  { paymentId, units, now }: { paymentId: string; units: readonly number[]; now: Date },
): Decision {
  const { id, userId, sellerId, createdAt, expiresAt, quantity, ticket, rejectedPaymentIds } =
    order;
  const who = { id, userId, sellerId, createdAt, expiresAt };
  const what = { quantity, ticket, units, rejectedPaymentIds };
  const how = { paymentId, completedAt: now, rescued: order.status === 'cancelled' };
  const version = order.version + 1;
  return {
    order: { ...who, ...what, ...how, version, status: 'complete' },
    events: ['completed'],
  };
}

function reject(order: Order, paymentId: string): Decision {
  const rejectedPaymentIds = [...order.rejectedPaymentIds, paymentId];
  const version = order.version + 1;
  return { order: { ...order, version, rejectedPaymentIds }, events: ['payment-rejected'] };
}

/** Its own units first, because they are what the buyer chose; else any of the listing. */
function unitsForRescue(order: Order, free: readonly number[]): readonly number[] | undefined {
  const isFree = new Set(free);
  const own = order.units.filter((unit) => isFree.has(unit));
  const others = free.filter((unit) => !order.units.includes(unit));
  const units = [...own, ...others].slice(0, order.quantity);
  return units.length === order.quantity ? units : undefined;
}

/**
 * The money was taken. Decides once for each payment whether it completes the order, rescues it, or
 * goes back.
 *
 * @param free the listing's units that the index shows as free; looked at for a rescue only
 */
export function settlePayment(
  order: Order,
  { paymentId, free, now }: { paymentId: string; free: readonly number[]; now: Date },
): Decision {
  if (order.rejectedPaymentIds.includes(paymentId)) return unchanged(order);
  switch (order.status) {
    case 'created':
    case 'awaiting:payment':
      return complete(order, { paymentId, units: order.units, now });
    case 'complete':
      return order.paymentId === paymentId ? unchanged(order) : reject(order, paymentId);
    case 'cancelled': {
      const units = isRescuable(order) ? unitsForRescue(order, free) : undefined;
      return units ? complete(order, { paymentId, units, now }) : reject(order, paymentId);
    }
    default:
      return never(order);
  }
}
