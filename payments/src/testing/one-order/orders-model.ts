import type { OrderState } from '@ticketing/common/contracts/order-events';
import { eventOf } from '@ticketing/common/testing/events';
import {
  changeOrder,
  type OrderEvent,
  type OrderStep,
} from '@ticketing/common/testing/order-histories';

/** One order as the orders service would keep it. */
export interface OrderModel {
  state(): OrderState;
  /** All that was published of it, oldest first. */
  events(): readonly OrderEvent[];
  change(step: Extract<OrderStep, 'begin' | 'cancel' | 'expire'>): void;
  /** Decides about a payment that succeeded, once. */
  decide(paymentId: string, areUnitsFree: boolean): void;
}

export function createOrderModel(placed: OrderState): OrderModel {
  const events: OrderEvent[] = [eventOf('order:created', placed)];
  let state = placed;

  function take(step: OrderStep, paymentId: string): void {
    const change = changeOrder(state, step, paymentId);
    if (!change) return;
    state = change.state;
    events.push(eventOf(change.type, state));
  }

  return {
    state: () => state,
    events: () => events,
    change: (step) => take(step, ''),
    decide(paymentId, areUnitsFree) {
      const { paymentId: accepted, rejectedPaymentIds } = state;
      if (accepted === paymentId || rejectedPaymentIds.includes(paymentId)) return;
      take(areUnitsFree ? 'pay' : 'pay-units-gone', paymentId);
    },
  };
}
