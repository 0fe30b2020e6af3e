import type { Logger } from './logger';
import { waitFor } from '../messaging/wait-for';

/** Work that is done again and again beside the requests. */
export interface Worker {
  start(): void;
  /** Starts no new run and waits for the one under way. */
  stop(): Promise<void>;
}

const JITTER = 0.25;
const REST_MAX_MS = 5_000;

/**
 * How long work rests so that it keeps to its share of the time: longer after a run that took long, but not
 * above five seconds for that alone, whatever share it takes then.
 *
 * @param tookMs how long the last run took, in milliseconds
 * @returns milliseconds
 */
export function restMs(
  tookMs: number,
  { intervalMs, shareMax }: { intervalMs: number; shareMax?: number | undefined },
): number {
  if (shareMax === undefined) return intervalMs;
  return Math.max(intervalMs, Math.min(tookMs / shareMax, REST_MAX_MS));
}

/**
 * Runs `work` every `intervalMs` milliseconds, give or take a quarter so that pods do not move in step.
 * A run that fails is logged and the next one comes all the same; runs never overlap. With `shareMax` it
 * rests longer after a long run, so that it takes about this share of the time, and more only where five
 * seconds of rest are too few for that (see {@link restMs}).
 */
export function createWorker(options: {
  name: string;
  intervalMs: number;
  shareMax?: number;
  work: (signal: AbortSignal) => Promise<unknown>;
  logger: Logger;
}): Worker {
  const { name, intervalMs, shareMax, work, logger } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function loop({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      const startedAtMs = performance.now();
      try {
        await work(signal);
      } catch (error) {
        logger.warn({ err: error, worker: name }, 'a run failed, trying again');
      }
      const rest = restMs(performance.now() - startedAtMs, { intervalMs, shareMax });
      await waitFor(rest * (1 + JITTER * (2 * Math.random() - 1)), signal);
    }
  }

  return {
    start() {
      running ??= loop(stopping);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
