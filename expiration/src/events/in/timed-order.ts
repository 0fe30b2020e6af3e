import type { OrderState } from '@ticketing/common/contracts/order-events';
import type { TimedOrder } from '../../domain/timer';

/** What timers read from an order's public state. */
export function toTimedOrder({ id, status, expiresAt }: OrderState): TimedOrder {
  const isLive = status === 'created' || status === 'awaiting:payment';
  return { id, isLive, expiresAt: new Date(expiresAt) };
}
