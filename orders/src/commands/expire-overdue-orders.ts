import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import type { OrderStore } from '../store/order-store';
import type { ExpireOrder } from './expire-order';

const BATCH_MAX = 50;

/**
 * Ends every order whose window is over, so that no order holds its units for ever, whatever becomes
 * of the timers. Runs in every pod; two that meet at one order do no harm.
 *
 * @returns how many orders it ended
 */
export type ExpireOverdueOrders = (signal?: AbortSignal) => Promise<number>;

export function createExpireOverdueOrders(deps: {
  orders: Pick<OrderStore, 'findOverdue'>;
  expireOrder: ExpireOrder;
  clock: Clock;
  logger: Logger;
}): ExpireOverdueOrders {
  const { orders, expireOrder, clock, logger } = deps;

  /** One order that can not be ended does not keep the others. */
  async function expireOne(orderId: string): Promise<boolean> {
    try {
      return (await expireOrder(orderId))?.isChanged ?? false;
    } catch (error) {
      logger.warn({ err: error, orderId }, 'could not expire an overdue order');
      return false;
    }
  }

  return async (signal) => {
    let total = 0;
    for (;;) {
      const overdue = await orders.findOverdue(clock(), BATCH_MAX);
      const expired = (await Promise.all(overdue.map(expireOne))).filter(Boolean).length;
      total += expired;
      if (overdue.length < BATCH_MAX || expired === 0 || signal?.aborted) return total;
    }
  };
}
