import { Refused } from '@ticketing/common/errors';
import { retryRefund } from '../domain/failed-refund';
import type { ChangePayment } from './change-payment';

/**
 * Has Stripe asked once more for a refund that failed; the settler takes it up. Twice is harmless.
 *
 * @throws {Refused} when there is nothing that Stripe is to be asked for
 */
export type RetryFailedRefund = (id: string, print: (line: string) => void) => Promise<void>;

export function createRetryFailedRefund({
  changePayment,
}: {
  changePayment: ChangePayment;
}): RetryFailedRefund {
  return async (id, print) => {
    const { payment, changed } = await changePayment(id, retryRefund);
    const { status, paidBackByHand } = payment;
    if (changed) return print(`${id} is refunding: Stripe is asked again within seconds`);
    if (status === 'refunding' || (status === 'refunded' && !paidBackByHand)) {
      return print(`${id} is ${status} already: nothing was changed`);
    }
    const how = paidBackByHand ? `${status} by hand` : status;
    throw new Refused(`${id} is ${how}, not refund_failed: nothing was changed`);
  };
}
