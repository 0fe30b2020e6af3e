import { setTimeout as delay } from 'node:timers/promises';
import { Unavailable } from '@ticketing/common/errors';

const POLL_MS = 100;

/** The time that one request may take altogether, so that it is answered whatever Stripe does. */
export interface Budget {
  /**
   * The time for one call, in milliseconds.
   *
   * @param reserveMs kept for what must come after it
   * @throws {Unavailable} when there is none left
   */
  forCall(reserveMs?: number): number;
  /** Waits a moment for somebody else. @throws {Unavailable} when there is no time left */
  pause(): Promise<void>;
}

const CALL_MS_MIN = 200;

export function startBudget(totalMs: number): Budget {
  const endsAt = performance.now() + totalMs;
  const leftMs = (): number => endsAt - performance.now();
  return {
    forCall(reserveMs = 0) {
      if (leftMs() < CALL_MS_MIN) throw new Unavailable();
      return Math.round(Math.max(CALL_MS_MIN, leftMs() - reserveMs));
    },
    async pause() {
      if (leftMs() < CALL_MS_MIN) throw new Unavailable();
      await delay(POLL_MS);
    },
  };
}
