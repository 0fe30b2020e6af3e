import type { Logger } from '../../service/logger';
import type { BusSubscription, Verdict } from '../event-bus';
import type { Incoming, Intake } from './broker-session';
import { createDueTimes } from './due-times';

/** After a handler that rejected against its contract, so long until the next try. */
const REJECTED_RETRY_MS = 1_000;

/** Fractions of the ack wait after which a broker is told that work goes on. */
const EXTENSIONS_PER_ACK_WAIT = 3;

export interface DeliveryRunner extends Intake {
  /** Resolves when no handler runs any more. */
  idle(): Promise<void>;
}

/**
 * Runs the handler of one subscription and outlives the connections that bring its messages. The same
 * message is never with the handler twice at once, nor again before it is due.
 *
 * @param options.closing when aborted, nothing more is taken
 * @param options.now a clock in milliseconds that never goes back
 */
export function createDeliveryRunner(
  subscription: BusSubscription,
  { closing, logger, now }: { closing: AbortSignal; logger: Logger; now?: () => number },
): DeliveryRunner {
  const { type, group, inFlightMax, ackWaitMs, onDelivery } = subscription;
  /** The newest delivery of each message that is with the handler: the one that can still be settled. */
  const inProgress = new Map<string, Incoming>();
  const running = new Set<Promise<void>>();
  const dueTimes = createDueTimes(now);
  let waiting: (() => void)[] = [];

  const free = () => Math.max(0, inFlightMax - inProgress.size);

  async function decide({ body, redelivered }: Incoming): Promise<Verdict> {
    try {
      return await onDelivery({ type, body, redelivered, signal: closing });
    } catch (error) {
      logger.error({ err: error, type, group }, 'a delivery rejected, which it never should');
      return { kind: 'retry', afterMs: REJECTED_RETRY_MS };
    }
  }

  function tell(action: () => void): void {
    try {
      action();
    } catch (error) {
      logger.debug({ err: error, type, group }, 'not told to the broker, it will deliver again');
    }
  }

  async function run(incoming: Incoming): Promise<void> {
    const { key } = incoming;
    const newest = () => inProgress.get(key) ?? incoming;
    const extending = setInterval(
      () => tell(() => newest().extend?.()),
      ackWaitMs / EXTENSIONS_PER_ACK_WAIT,
    );
    // A handler that never ends must not keep a process alive that is done otherwise.
    extending.unref();
    const verdict = await decide(incoming);
    clearInterval(extending);
    if (verdict.kind === 'retry') dueTimes.postpone(key, verdict.afterMs);
    tell(() => newest().settle(verdict));
    inProgress.delete(key);
    for (const wake of waiting.splice(0)) wake();
  }

  return {
    free,
    whenFree() {
      if (free() > 0) return Promise.resolve();
      return new Promise((resolve) => {
        waiting = [...waiting, resolve];
      });
    },
    take(incoming) {
      const { key } = incoming;
      if (closing.aborted) return tell(() => incoming.settle({ kind: 'retry', afterMs: 0 }));
      if (inProgress.has(key)) return void inProgress.set(key, incoming);
      const afterMs = dueTimes.remainingMs(key);
      if (afterMs > 0) return tell(() => incoming.settle({ kind: 'retry', afterMs }));
      if (free() === 0) return;
      inProgress.set(key, incoming);
      const task = run(incoming).finally(() => running.delete(task));
      running.add(task);
    },
    async idle() {
      await Promise.all(running);
    },
  };
}
