import type { Logger } from '@ticketing/common/service/logger';
import type { Clock } from '@ticketing/common/service/clock';
import type { Payments } from '../store/payments';
import type { SettlePayment } from './settle-payment';

const AT_ONCE_MAX = 16;
const BATCH_MAX = 100;

/** Settles a payment in the background, soon after what was decided for it was written. */
export type SettleSoon = (id: string) => void;

export interface Settler {
  settleSoon: SettleSoon;
  /** Settles what is due: what is left of a crash, of a busy moment, or of Stripe's absence. */
  sweep(signal?: AbortSignal): Promise<number>;
  /** Resolves when everything that was begun has ended. */
  settled(): Promise<void>;
}

export function createSettler(deps: {
  payments: Pick<Payments, 'findDue'>;
  settlePayment: SettlePayment;
  clock: Clock;
  logger: Logger;
}): Settler {
  const { payments, settlePayment, clock, logger } = deps;
  const underWay = new Map<string, Promise<void>>();

  function begin(id: string): Promise<void> {
    const known = underWay.get(id);
    if (known) return known;
    const task = settlePayment(id)
      .catch((error: unknown) => {
        logger.warn({ err: error, paymentId: id }, 'left to the settler');
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, task);
    return task;
  }

  return {
    settleSoon(id) {
      if (underWay.size < AT_ONCE_MAX) void begin(id);
    },
    async sweep(signal) {
      const due = await payments.findDue('settle', clock(), BATCH_MAX);
      const queue = [...due];
      async function work(): Promise<void> {
        for (let next = queue.shift(); next && !signal?.aborted; next = queue.shift()) {
          await begin(next.id);
        }
      }
      await Promise.all(Array.from({ length: Math.min(AT_ONCE_MAX, due.length) }, work));
      return due.length;
    },
    async settled() {
      await Promise.allSettled(underWay.values());
    },
  };
}
