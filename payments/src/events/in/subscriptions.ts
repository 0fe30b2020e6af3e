import type { Subscriptions } from '@ticketing/common/messaging/subscriptions';
import type { EndPaymentsOfOrder } from '../../commands/end-payments-of-order';
import type { WantRefunds } from '../../commands/want-refund';
import type { Orders } from '../../store/orders';
import { cancelIntentWhenOrderEnded } from './cancel-intent-when-order-ended';
import { refundPaymentsWhenRejected } from './refund-payments-when-rejected';
import { replicateOrder } from './replicate-order';

/** What payments reacts to. Any event of an order carries its whole state, so all are treated alike. */
export function createSubscriptions(deps: {
  orders: Orders;
  wantRefunds: WantRefunds['wantRefunds'];
  endPaymentsOfOrder: EndPaymentsOfOrder;
}): Subscriptions {
  const follow = [
    refundPaymentsWhenRejected(deps),
    replicateOrder(deps.orders),
    cancelIntentWhenOrderEnded(deps.endPaymentsOfOrder),
  ];
  return {
    'order:created': follow,
    'order:awaiting-payment': follow,
    'order:completed': follow,
    'order:cancelled': follow,
    'order:payment-rejected': follow,
  };
}
