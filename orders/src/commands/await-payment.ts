import { awaitPayment } from '../domain/order';
import type { ChangeOrder, ChangeResult } from './change-order';

/** A payment was begun for an order. */
export type AwaitPayment = (orderId: string) => Promise<ChangeResult | undefined>;

export function createAwaitPayment({ changeOrder }: { changeOrder: ChangeOrder }): AwaitPayment {
  return (orderId) => changeOrder(orderId, awaitPayment);
}
