import type { Subscriptions } from '@ticketing/common/messaging/subscriptions';
import type { Logger } from '@ticketing/common/service/logger';
import type { AwaitPayment } from '../../commands/await-payment';
import type { ExpireOrder } from '../../commands/expire-order';
import type { SettlePayment } from '../../commands/settle-payment';
import type { TicketStore } from '../../store/ticket-store';
import { awaitPaymentWhenPaymentInitiated } from './await-payment-when-payment-initiated';
import { completeOrderWhenPaymentCreated } from './complete-order-when-payment-created';
import { expireOrderWhenWindowEnds } from './expire-order-when-window-ends';
import { replicateTicket } from './replicate-ticket';

/** Who reacts to what. A refund changes no order: the payment was rejected before its money went back. */
export function subscriptions(deps: {
  tickets: TicketStore;
  awaitPayment: AwaitPayment;
  settlePayment: SettlePayment;
  expireOrder: ExpireOrder;
  logger: Logger;
}): Subscriptions {
  return {
    'ticket:created': [replicateTicket(deps)],
    'ticket:updated': [replicateTicket(deps)],
    'payment:initiated': [awaitPaymentWhenPaymentInitiated(deps)],
    'payment:created': [completeOrderWhenPaymentCreated(deps)],
    'expiration:complete': [expireOrderWhenWindowEnds(deps)],
  };
}
