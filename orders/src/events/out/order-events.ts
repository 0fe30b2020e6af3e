import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { outboxEntry, type OutboxEntry } from '@ticketing/common/messaging/outbox';
import type { Order, OrderEvent } from '../../domain/order';

type OrderEventType = Extract<EventType, `order:${string}`>;

const TYPES: Readonly<Record<OrderEvent, OrderEventType>> = {
  placed: 'order:created',
  'payment-awaited': 'order:awaiting-payment',
  completed: 'order:completed',
  cancelled: 'order:cancelled',
  'payment-rejected': 'order:payment-rejected',
};

const EVENT_OF_STATUS: Readonly<Record<Order['status'], OrderEvent>> = {
  created: 'placed',
  'awaiting:payment': 'payment-awaited',
  complete: 'completed',
  cancelled: 'cancelled',
};

/** What others may know of an order: which units it holds and who sells them stays here. */
function toEventData(order: Order): OrderState {
  const { id, version, status, userId, quantity, ticket, rejectedPaymentIds } = order;
  return {
    id,
    version,
    status,
    userId,
    createdAt: order.createdAt.toISOString(),
    expiresAt: order.expiresAt.toISOString(),
    quantity,
    ticket,
    ...(order.status === 'cancelled' && { cancelReason: order.cancelReason }),
    ...(order.status === 'complete' && { paymentId: order.paymentId }),
    rejectedPaymentIds: [...rejectedPaymentIds],
  };
}

/** The event that says what became of an order. */
export function toOutboxEntry(order: Order, event: OrderEvent, at: Date): OutboxEntry {
  const { id: aggregateId, version } = order;
  return outboxEntry({ type: TYPES[event], aggregateId, version, at, data: toEventData(order) });
}

/** The event that an order's present status stands for. For `republish`. */
export function toCurrentEntry(order: Order, at: Date): OutboxEntry {
  return toOutboxEntry(order, EVENT_OF_STATUS[order.status], at);
}
