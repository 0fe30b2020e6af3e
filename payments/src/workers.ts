import type { Logger } from '@ticketing/common/service/logger';
import { createWorker, type Worker } from '@ticketing/common/service/worker';
import type { Commands } from './commands/commands';

const SETTLE_INTERVAL_MS = 1_000;
const RECONCILE_INTERVAL_MS = 60_000;

/** What payments does by itself. */
export function createPaymentWorkers(
  deps: Pick<Commands, 'settleDue' | 'reconcilePayments' | 'sweepRejections'> & { logger: Logger },
): Worker[] {
  const { settleDue, reconcilePayments, sweepRejections, logger } = deps;
  const everyMinute = { intervalMs: RECONCILE_INTERVAL_MS, logger };
  return [
    createWorker({ name: 'settle', intervalMs: SETTLE_INTERVAL_MS, work: settleDue, logger }),
    createWorker({ name: 'reconcile', work: reconcilePayments, ...everyMinute }),
    createWorker({ name: 'rejections', work: sweepRejections, ...everyMinute }),
  ];
}
