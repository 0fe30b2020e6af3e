import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import type { AwaitPayment } from '../../commands/await-payment';
import { outcomeOf } from './outcome';

/** Shows on the order that its buyer is paying. */
export function awaitPaymentWhenPaymentInitiated(deps: {
  awaitPayment: AwaitPayment;
}): Reaction<'payment:initiated'> {
  return async ({ data }) => outcomeOf(await deps.awaitPayment(data.orderId));
}
