import type { Clock } from '@ticketing/common/service/clock';
import type { CurrentOrders } from './follow-orders';

/** A clock that is wrong by as much as it is told to be. */
export function probeClock(clock: Clock, orders: CurrentOrders): Clock {
  return () => new Date(clock().getTime() + orders().clockShiftMs);
}
