import type { Logger } from '@ticketing/common/service/logger';
import { wantRefund } from '../domain/refund';
import type { Orders } from '../store/orders';
import type { Payments } from '../store/payments';
import type { ChangePayment } from './change-payment';
import type { SettleSoon } from './settle-soon';

const SWEEP_MAX = 100;

export interface WantRefunds {
  /**
   * Writes down that these payments of an order are to go back. Only orders says so.
   *
   * @returns whether anything was written
   */
  wantRefunds(orderId: string, paymentIds: readonly string[]): Promise<boolean>;
  /** Derives from the orders' state what was missed. @returns how many orders were looked at */
  sweep(): Promise<number>;
}

export function createWantRefunds(deps: {
  orders: Orders;
  payments: Payments;
  changePayment: ChangePayment;
  settleSoon: SettleSoon;
  logger: Logger;
}): WantRefunds {
  const { orders, payments, changePayment, settleSoon, logger } = deps;

  /** Whether the payment is known to be on its way back, by us or by somebody before us. */
  async function want(orderId: string, id: string): Promise<'wanted' | 'settled' | 'not-yet'> {
    const known = await payments.find(id);
    if (known?.orderId !== orderId) {
      logger.warn({ paymentId: id, orderId }, 'orders rejected a payment that is not known here');
      return 'not-yet';
    }
    const { payment, changed } = await changePayment(id, wantRefund);
    if (changed) settleSoon(id);
    if (changed) return 'wanted';
    const { status } = payment;
    const isSettled = status.startsWith('refund');
    return isSettled ? 'settled' : 'not-yet';
  }

  async function wantAll(orderId: string, paymentIds: readonly string[]) {
    const outcomes = [];
    for (const id of paymentIds) outcomes.push({ id, outcome: await want(orderId, id) });
    return outcomes;
  }

  return {
    async wantRefunds(orderId, paymentIds) {
      const outcomes = await wantAll(orderId, paymentIds);
      return outcomes.some(({ outcome }) => outcome === 'wanted');
    },
    async sweep() {
      const open = await orders.findOpenRejections(SWEEP_MAX);
      for (const { orderId, paymentIds } of open) {
        const outcomes = await wantAll(orderId, paymentIds);
        const done = outcomes.filter(({ outcome }) => outcome !== 'not-yet').map(({ id }) => id);
        if (done.length > 0) await orders.closeRejections(orderId, done);
      }
      return open.length;
    },
  };
}
