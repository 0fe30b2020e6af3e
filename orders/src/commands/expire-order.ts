import type { Clock } from '@ticketing/common/service/clock';
import { expire } from '../domain/order';
import type { ChangeOrder, ChangeResult } from './change-order';

/** Ends an order whose window is over, by our own clock. */
export type ExpireOrder = (orderId: string) => Promise<ChangeResult | undefined>;

export function createExpireOrder({
  changeOrder,
  clock,
}: {
  changeOrder: ChangeOrder;
  clock: Clock;
}): ExpireOrder {
  return (orderId) => changeOrder(orderId, (order) => expire(order, clock()));
}
