import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import type { Logger } from '@ticketing/common/service/logger';
import type { NewId } from '@ticketing/common/store/ids';
import type { Tracing } from '@ticketing/common/tracing/tracing';
import type { PaymentMetrics } from '../metrics';
import type { Orders } from '../store/orders';
import type { Payments } from '../store/payments';
import type { StripePort } from '../stripe/stripe-port';
import { createChangePayment } from './change-payment';
import { createConfirmCard } from './confirm-card';
import { createEndPaymentsOfOrder, type EndPaymentsOfOrder } from './end-payments-of-order';
import { createListFailedRefunds, type ListFailedRefunds } from './list-failed-refunds';
import { createOpenIntent } from './open-intent';
import { createReconcilePayments, type ReconcilePayments } from './reconcile-payments';
import { createRecordStripeEvent, type RecordStripeEvent } from './record-stripe-event';
import { createRefundPayment } from './refund-payment';
import { createRetryFailedRefund, type RetryFailedRefund } from './retry-failed-refund';
import { createSettleFailedRefund, type SettleFailedRefund } from './settle-failed-refund';
import { createSettlePayment } from './settle-payment';
import { createSettler, type Settler } from './settle-soon';
import { createStartPayment, type StartPayment } from './start-payment';
import { createWantRefunds, type WantRefunds } from './want-refund';

/** What this service can do. */
export interface Commands {
  startPayment: StartPayment;
  recordStripeEvent: RecordStripeEvent;
  wantRefunds: WantRefunds['wantRefunds'];
  endPaymentsOfOrder: EndPaymentsOfOrder;
  reconcilePayments: ReconcilePayments;
  sweepRejections: WantRefunds['sweep'];
  listFailedRefunds: ListFailedRefunds;
  settleFailedRefund: SettleFailedRefund;
  retryFailedRefund: RetryFailedRefund;
  settleDue: Settler['sweep'];
  settled: Settler['settled'];
}

export function createCommands(given: {
  payments: Payments;
  orders: Orders;
  stripe: StripePort;
  clock: Clock;
  newId: NewId;
  logger: Logger;
  /** An order that ends sooner than this can not be paid any more. */
  marginMs: number;
  checkpoint: Checkpoint;
  tracing: Tracing;
  metrics: PaymentMetrics;
}): Commands {
  const changePayment = createChangePayment(given);
  const deps = { ...given, changePayment };
  const openIntent = createOpenIntent(deps);
  const confirmCard = createConfirmCard(deps);
  const refundPayment = createRefundPayment(deps);
  const settlePayment = createSettlePayment({ ...deps, refundPayment });
  const { settleSoon, sweep: settleDue, settled } = createSettler({ ...deps, settlePayment });
  const { wantRefunds, sweep: sweepRejections } = createWantRefunds({ ...deps, settleSoon });
  return {
    startPayment: createStartPayment({ ...deps, openIntent, confirmCard }),
    recordStripeEvent: createRecordStripeEvent(deps),
    wantRefunds,
    endPaymentsOfOrder: createEndPaymentsOfOrder({ ...deps, settleSoon }),
    reconcilePayments: createReconcilePayments(deps),
    sweepRejections,
    listFailedRefunds: createListFailedRefunds(deps),
    settleFailedRefund: createSettleFailedRefund(deps),
    retryFailedRefund: createRetryFailedRefund(deps),
    settleDue,
    settled,
  };
}
