import { toDecimal } from '@ticketing/common/money';
import type { Clock } from '@ticketing/common/service/clock';
import type { Payment } from '../domain/payment';
import type { Payments } from '../store/payments';

const LIST_MAX = 1_000;

/** The operator's list: money that the bank would not take back, the oldest first. */
export type ListFailedRefunds = (print: (line: string) => void) => Promise<void>;

function lineOf(payment: Payment): string {
  const { id, orderId, stripeId, refundId, amountMinor, currency, dueAt } = payment;
  const amount = `${toDecimal(amountMinor).toFixed(2)} ${currency}`;
  return [id, `order ${orderId}`, amount, stripeId, refundId, dueAt?.toISOString()].join('  ');
}

export function createListFailedRefunds({
  payments,
  clock,
}: {
  payments: Pick<Payments, 'findDue'>;
  clock: Clock;
}): ListFailedRefunds {
  return async (print) => {
    const failed = await payments.findDue('operator', clock(), LIST_MAX);
    for (const payment of failed) print(lineOf(payment));
    print(`${failed.length} failed refunds${failed.length === LIST_MAX ? ' (the oldest)' : ''}`);
  };
}
