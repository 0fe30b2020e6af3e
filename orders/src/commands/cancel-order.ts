import { NotFound } from '@ticketing/common/errors';
import { cancelByUser } from '../domain/order';
import type { ChangeOrder } from './change-order';
import { checkBuyer } from './find-order';

/** The buyer gives an order up. Cancelling it again is no change. */
export type CancelOrder = (request: { orderId: string; userId: string }) => Promise<void>;

export function createCancelOrder({ changeOrder }: { changeOrder: ChangeOrder }): CancelOrder {
  return async ({ orderId, userId }) => {
    const result = await changeOrder(orderId, (order) => {
      checkBuyer(order, userId);
      return cancelByUser(order);
    });
    if (!result) throw new NotFound();
  };
}
