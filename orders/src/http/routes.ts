import type { Route } from '@ticketing/common/http/route';
import { deleteOrder } from './delete-order';
import { getOrder } from './get-order';
import { getOrderEvents } from './get-order-events';
import { getOrders } from './get-orders';
import type { OrdersDeps } from './orders-deps';
import { postOrders } from './post-orders';

export type { OrdersDeps };

/** Everything that can be asked of orders. */
export const routes: readonly Route<OrdersDeps>[] = [
  postOrders,
  getOrders,
  getOrder,
  getOrderEvents,
  deleteOrder,
];
