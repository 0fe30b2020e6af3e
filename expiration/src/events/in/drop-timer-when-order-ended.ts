import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import type { FollowOrder } from '../../commands/follow-order';
import { toTimedOrder } from './timed-order';

/** Nothing is waited for any more. Comes before `order:created` as well: then none is ever started. */
export function dropTimerWhenOrderEnded(
  followOrder: FollowOrder,
): Reaction<'order:completed' | 'order:cancelled' | 'order:payment-rejected'> {
  return async ({ data }) =>
    (await followOrder(toTimedOrder(data))) ? 'applied' : 'nothing-to-do';
}
