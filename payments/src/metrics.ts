import type { Metrics } from '@ticketing/common/service/metrics';
import { PAYMENT_STATUSES, type Payment } from './domain/payment';

const CURRENCIES_MAX = 20;
const FAILED_COUNT_MAX = 10_000;

/** What there is to count about payments. Each call stands for one write that was answered. */
export interface PaymentMetrics {
  opened(payment: Payment): void;
  changed(before: Payment, after: Payment): void;
}

/** @param shopCurrency sums of it are told from 0 on: Prometheus does not see a first increase from nothing */
export function createPaymentMetrics(
  metrics: Metrics,
  { shopCurrency }: { shopCurrency: string },
): PaymentMetrics {
  const countPayment = metrics.counter({
    name: 'ticketing_payments_total',
    help: 'Payments that came to a status',
    labels: { status: PAYMENT_STATUSES },
  });
  const currency = { max: CURRENCIES_MAX };
  const addPaid = metrics.counter({
    name: 'ticketing_payments_paid_minor_units_total',
    help: 'Money taken, in minor units',
    labels: { currency },
  });
  const addRefunded = metrics.counter({
    name: 'ticketing_payments_refunded_minor_units_total',
    help: 'Money given back, in minor units',
    labels: { currency },
  });
  for (const add of [addPaid, addRefunded]) add({ currency: shopCurrency }, 0);

  return {
    opened: ({ status }) => countPayment({ status }),
    changed(before, { status, currency: of, amountMinor }) {
      if (before.status === status) return;
      countPayment({ status });
      if (status === 'succeeded') addPaid({ currency: of }, amountMinor);
      if (status === 'refunded') addRefunded({ currency: of }, amountMinor);
    },
  };
}

/** The refunds that somebody must look after. */
export function describePayments(
  metrics: Metrics,
  countFailed: (limit: number) => Promise<number>,
): void {
  metrics.gauge(
    {
      name: 'ticketing_refunds_failed',
      help: 'Payments whose refund was refused, counted up to 10,000',
    },
    () => countFailed(FAILED_COUNT_MAX),
  );
}
