import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { newId } from '@ticketing/common/store/ids';

export type OrderEventType = Extract<EventType, `order:${string}`>;

const TYPE_BY_STATUS: Readonly<Record<OrderState['status'], OrderEventType>> = {
  created: 'order:created',
  'awaiting:payment': 'order:awaiting-payment',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
};

/** A live order of two tickets at 15.25, as orders would publish it. */
export function anOrder(given: Partial<OrderState> & { userId: string; now: Date }): OrderState {
  const { now, ...fields } = given;
  return {
    id: newId(),
    version: 0,
    status: 'created',
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 900_000).toISOString(),
    quantity: 2,
    ticket: { id: newId(), title: 'A ticket', priceMinor: 1_525, currency: 'usd', version: 0 },
    rejectedPaymentIds: [],
    ...fields,
  };
}

/** The event that a change of an order comes with. */
export function typeOf(order: OrderState): OrderEventType {
  return order.rejectedPaymentIds.length > 0
    ? 'order:payment-rejected'
    : TYPE_BY_STATUS[order.status];
}
