import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import type { ExpireOrder } from '../../commands/expire-order';
import { outcomeOf } from './outcome';

/** A timer says that an order's window has ended. Early or repeated, it changes nothing. */
export function expireOrderWhenWindowEnds(deps: {
  expireOrder: ExpireOrder;
}): Reaction<'expiration:complete'> {
  return async ({ data }) => outcomeOf(await deps.expireOrder(data.orderId));
}
