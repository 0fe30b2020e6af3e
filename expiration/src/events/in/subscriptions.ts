import type { Subscriptions } from '@ticketing/common/messaging/subscriptions';
import type { FollowOrder } from '../../commands/follow-order';
import { dropTimerWhenOrderEnded } from './drop-timer-when-order-ended';
import { startTimerWhenOrderPlaced } from './start-timer-when-order-placed';

/** What expiration reacts to. */
export function createSubscriptions({ followOrder }: { followOrder: FollowOrder }): Subscriptions {
  const startTimer = startTimerWhenOrderPlaced(followOrder);
  const dropTimer = dropTimerWhenOrderEnded(followOrder);
  return {
    'order:created': [startTimer],
    'order:awaiting-payment': [startTimer],
    'order:completed': [dropTimer],
    'order:cancelled': [dropTimer],
    'order:payment-rejected': [dropTimer],
  };
}
