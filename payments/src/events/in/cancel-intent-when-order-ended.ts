import type { EndPaymentsOfOrder } from '../../commands/end-payments-of-order';
import type { OrderReaction } from './order-reaction';
import { toOrder } from './to-order';

/** Runs after the order is known to have ended, so that a request that opens an intent now sees it. */
export function cancelIntentWhenOrderEnded(endPaymentsOfOrder: EndPaymentsOfOrder): OrderReaction {
  return async ({ data }) =>
    (await endPaymentsOfOrder(toOrder(data))) ? 'applied' : 'nothing-to-do';
}
