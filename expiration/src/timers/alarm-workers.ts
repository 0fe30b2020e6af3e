import type { Logger } from '@ticketing/common/service/logger';
import { createWorker, type Worker } from '@ticketing/common/service/worker';
import type { FireTimer } from '../commands/fire-timer';
import type { RefillAlarms } from '../commands/refill-alarms';
import type { Alarms } from './alarms';

const REFILL_INTERVAL_MS = 60_000;
const LOOK_INTERVAL_MS = 1_000;

/** Lets alarms ring, from start to stop. */
export function createRingingWorker(alarms: Alarms, fireTimer: FireTimer): Worker {
  return {
    start() {
      alarms.start(async (id) => {
        const outcome = await fireTimer(id);
        if (outcome === 'too-early') throw new Error('rang too early, on another clock');
      });
    },
    stop: () => alarms.stop(),
  };
}

/**
 * Refills at start, once a minute, and within about a second when an alarm may be missing: after a new
 * connection, or when the mark of the last refill is gone, and everything else with it.
 */
export function createRefillWorker(deps: {
  alarms: Alarms;
  refillAlarms: RefillAlarms;
  logger: Logger;
}): Worker {
  const { alarms, refillAlarms, logger } = deps;
  let done = { atMs: -Infinity, losses: -1 };
  return createWorker({
    name: 'refill-alarms',
    intervalMs: LOOK_INTERVAL_MS,
    logger,
    async work(signal) {
      if (alarms.status() !== 'connected') return;
      const now = { atMs: performance.now(), losses: alarms.losses() };
      const isRecent = now.losses === done.losses && now.atMs - done.atMs < REFILL_INTERVAL_MS;
      if (isRecent && (await alarms.isMarked())) return;
      // Before the refill: what is lost in the middle of it takes the mark along.
      await alarms.mark();
      const timers = await refillAlarms(signal);
      done = now;
      logger.debug({ timers }, 'looked that every pending timer has an alarm');
    },
  });
}
