import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import type { FollowOrder } from '../../commands/follow-order';
import { toTimedOrder } from './timed-order';

/** The order's window is running: at its end somebody must say so. */
export function startTimerWhenOrderPlaced(
  followOrder: FollowOrder,
): Reaction<'order:created' | 'order:awaiting-payment'> {
  return async ({ data }) =>
    (await followOrder(toTimedOrder(data))) ? 'applied' : 'nothing-to-do';
}
