import type { OrderState } from '@ticketing/common/contracts/order-events';
import { multiply } from '@ticketing/common/money';
import type { Order } from '../../domain/order';

/** What payments keeps of an order's public state. */
export function toOrder(state: OrderState): Order {
  const { id, version, status, userId, cancelReason, paymentId, rejectedPaymentIds } = state;
  return {
    id,
    version,
    status,
    userId,
    expiresAt: new Date(state.expiresAt),
    amountMinor: multiply(state.ticket.priceMinor, state.quantity),
    currency: state.ticket.currency,
    rejectedPaymentIds,
    ...(cancelReason && { cancelReason }),
    ...(paymentId && { paymentId }),
  };
}
