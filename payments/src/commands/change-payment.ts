import { Unavailable } from '@ticketing/common/errors';
import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import type { Payment } from '../domain/payment';
import { paymentEvents } from '../events/out/payment-events';
import type { PaymentMetrics } from '../metrics';
import type { Payments } from '../store/payments';

/** More than there are requests of one buyer at once, as a rule: each round one of them gets through. */
const TRIES_MAX = 40;

/** What became of a payment, and whether it was by us. */
export interface Changed {
  payment: Payment;
  changed: boolean;
}

/**
 * Decides on the newest state and writes the decision with its events, or decides again when somebody
 * else was first. `decide` returns nothing when there is nothing to do.
 */
export type ChangePayment = (
  id: string,
  decide: (payment: Payment, now: Date) => Payment | undefined,
) => Promise<Changed>;

export function createChangePayment(deps: {
  payments: Payments;
  clock: Clock;
  logger: Logger;
  metrics: PaymentMetrics;
}): ChangePayment {
  const { payments, clock, logger, metrics } = deps;

  function tell(before: Payment, after: Payment): void {
    if (before.status === after.status) return;
    const fields = { paymentId: after.id, orderId: after.orderId, stripeId: after.stripeId };
    if (after.status === 'refund_failed') {
      logger.error(fields, 'a refund failed: the money has to go back another way');
    } else logger.info({ ...fields, status: after.status }, 'payment changed');
  }

  return async (id, decide) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const before = await payments.find(id);
      if (!before) throw new Error(`there is no payment ${id}`);
      const now = clock();
      const decided = decide(before, now);
      if (!decided) return { payment: before, changed: false };
      const after = { ...decided, version: before.version + 1 };
      const entries = paymentEvents(before, after, now);
      if (!(await payments.replace({ before, after, entries }))) continue;
      metrics.changed(before, after);
      tell(before, after);
      return { payment: after, changed: true };
    }
    throw new Unavailable('a payment is changed by many at once');
  };
}
