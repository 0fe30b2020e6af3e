import type { Orders } from '../../store/orders';
import type { OrderReaction } from './order-reaction';
import { toOrder } from './to-order';

/** Keeps what payments has to know of an order, as of its newest event. */
export function replicateOrder(orders: Orders): OrderReaction {
  return async ({ data, traceparent }) => {
    const order = { ...toOrder(data), ...(traceparent && { traceparent }) };
    return (await orders.apply(order)) ? 'applied' : 'nothing-to-do';
  };
}
