import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import type { Logger } from '@ticketing/common/service/logger';
import type { SettlePayment } from '../../commands/settle-payment';
import { outcomeOf } from './outcome';

/** Completes or rescues the order that was paid for, or rejects the payment, which sends it back. */
export function completeOrderWhenPaymentCreated(deps: {
  settlePayment: SettlePayment;
  logger: Logger;
}): Reaction<'payment:created'> {
  const { settlePayment, logger } = deps;
  return async ({ data }) => {
    const { id: paymentId, orderId } = data;
    const result = await settlePayment({ orderId, paymentId });
    // Payments knows orders from our events alone: only a database that was restored can have lost one.
    if (!result)
      logger.error({ orderId, paymentId }, 'money was taken for an order that is not here');
    if (result?.isChanged) {
      const { status } = result.order;
      const isAccepted = status === 'complete' && result.order.paymentId === paymentId;
      logger.info({ orderId, paymentId, status, isAccepted }, 'settled a payment');
    }
    return outcomeOf(result);
  };
}
