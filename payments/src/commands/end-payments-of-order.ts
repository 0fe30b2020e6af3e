import { isOverFor, type Order } from '../domain/order';
import { wantCancel } from '../domain/payment';
import type { Payments } from '../store/payments';
import type { ChangePayment } from './change-payment';
import type { SettleSoon } from './settle-soon';

/** Wants the open intent of an order cancelled, if the order has ended. @returns whether it was new */
export type EndPaymentsOfOrder = (order: Order) => Promise<boolean>;

export function createEndPaymentsOfOrder(deps: {
  payments: Payments;
  changePayment: ChangePayment;
  settleSoon: SettleSoon;
}): EndPaymentsOfOrder {
  const { payments, changePayment, settleSoon } = deps;
  return async (order) => {
    const live = await payments.findLive(order.id);
    if (!live || !isOverFor(order, live.id)) return false;
    const { changed } = await changePayment(live.id, wantCancel);
    if (changed) settleSoon(live.id);
    return changed;
  };
}
