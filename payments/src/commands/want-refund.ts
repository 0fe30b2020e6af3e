import type { Logger } from '@ticketing/common/service/logger';
import { wantRefund } from '../domain/refund';
import type { Orders } from '../store/orders';
import type { Payments } from '../store/payments';
import type { ChangePayment } from './change-payment';
import type { SettleSoon } from './settle-soon';

const SWEEP_MAX = 100;
const BEGINNING = '';
const REPORTED_MAX = 10;

type Outcome = 'wanted' | 'settled' | 'not-yet' | 'unknown';

export interface WantRefunds {
  /**
   * Writes down that these payments of an order are to go back. Only orders says so.
   *
   * @returns whether anything was written
   */
  wantRefunds(orderId: string, paymentIds: readonly string[]): Promise<boolean>;
  /**
   * Derives from the orders' state what was missed, for the next few orders on its way round all of them.
   *
   * @returns how many orders were looked at
   */
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
  let last = BEGINNING;

  /** Whether the payment is known to be on its way back, by us or by somebody before us. */
  async function want(orderId: string, id: string): Promise<Outcome> {
    const known = await payments.find(id);
    if (known?.orderId !== orderId) return 'unknown';
    const { payment, changed } = await changePayment(id, wantRefund);
    if (changed) settleSoon(id);
    if (changed) return 'wanted';
    const { status } = payment;
    const isSettled = status.startsWith('refund');
    return isSettled ? 'settled' : 'not-yet';
  }

  async function wantAll(orderId: string, paymentIds: readonly string[]) {
    const outcomes: { id: string; outcome: Outcome }[] = [];
    for (const id of paymentIds) outcomes.push({ id, outcome: await want(orderId, id) });
    const idsOf = (wanted: readonly Outcome[]) =>
      outcomes.filter(({ outcome }) => wanted.includes(outcome)).map(({ id }) => id);
    return {
      wanted: idsOf(['wanted']),
      done: idsOf(['wanted', 'settled']),
      unknown: idsOf(['unknown']),
    };
  }

  function reportUnknown(unknown: readonly string[]): void {
    if (unknown.length === 0) return;
    const fields = { paymentIds: unknown.slice(0, REPORTED_MAX), count: unknown.length };
    logger.warn(fields, 'orders rejected payments that are not known here');
  }

  return {
    async wantRefunds(orderId, paymentIds) {
      const { wanted, unknown } = await wantAll(orderId, paymentIds);
      reportUnknown(unknown);
      return wanted.length > 0;
    },
    async sweep() {
      const found = await orders.findOpenRejections(last, SWEEP_MAX);
      const unknown: string[] = [];
      for (const open of found) {
        last = open.orderId;
        const outcome = await wantAll(open.orderId, open.paymentIds);
        if (outcome.done.length > 0) await orders.closeRejections(open, outcome.done);
        unknown.push(...outcome.unknown);
      }
      if (found.length < SWEEP_MAX) last = BEGINNING;
      reportUnknown(unknown);
      return found.length;
    },
  };
}
