import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import { newId } from '@ticketing/common/store/ids';

/** An order as orders would publish it. */
export function anOrder(given: Partial<OrderState> & { expiresAt: string }): OrderState {
  return {
    id: newId(),
    version: 0,
    status: 'created',
    userId: newId(),
    createdAt: '2026-01-01T12:00:00.000Z',
    quantity: 1,
    ticket: { id: newId(), title: 'A ticket', priceMinor: 2_000, currency: 'usd', version: 0 },
    rejectedPaymentIds: [],
    ...given,
  };
}

/** What may come of one order, in the order in which it happened. */
export function lifeOf(
  order: OrderState,
): { type: Extract<EventType, `order:${string}`>; data: OrderState }[] {
  return [
    { type: 'order:created', data: order },
    {
      type: 'order:awaiting-payment',
      data: { ...order, version: 1, status: 'awaiting:payment' },
    },
    {
      type: 'order:cancelled',
      data: { ...order, version: 2, status: 'cancelled', cancelReason: 'user' },
    },
    {
      type: 'order:payment-rejected',
      data: {
        ...order,
        version: 3,
        status: 'cancelled',
        cancelReason: 'user',
        rejectedPaymentIds: [newId()],
      },
    },
  ];
}
