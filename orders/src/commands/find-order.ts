import { Forbidden, NotFound } from '@ticketing/common/errors';
import type { Order } from '../domain/order';
import type { OrderStore } from '../store/order-store';

/** @throws {Forbidden} when the order is somebody else's */
export function checkBuyer(order: Order, userId: string): void {
  if (order.userId !== userId) throw new Forbidden();
}

/** One order of the caller's own. */
export type FindOrder = (request: { orderId: string; userId: string }) => Promise<Order>;

export function createFindOrder({ orders }: { orders: Pick<OrderStore, 'find'> }): FindOrder {
  return async ({ orderId, userId }) => {
    const order = await orders.find(orderId);
    if (!order) throw new NotFound();
    checkBuyer(order, userId);
    return order;
  };
}
