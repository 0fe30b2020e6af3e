import { Refused } from '@ticketing/common/errors';
import { settleByHand } from '../domain/failed-refund';
import type { ChangePayment } from './change-payment';

/**
 * Records that an operator has paid the buyer back another way. Twice is harmless.
 *
 * @throws {Refused} when the refund has not failed: Stripe may have paid the buyer back as well
 */
export type SettleFailedRefund = (id: string, print: (line: string) => void) => Promise<void>;

export function createSettleFailedRefund({
  changePayment,
}: {
  changePayment: ChangePayment;
}): SettleFailedRefund {
  return async (id, print) => {
    const { payment, changed } = await changePayment(id, settleByHand);
    if (changed) return print(`${id} is refunded: paid back by hand`);
    if (payment.paidBackByHand) {
      return print(`${id} is refunded by hand already: nothing was changed`);
    }
    throw new Refused(`${id} is ${payment.status}, not refund_failed: nothing was changed`);
  };
}
