import type { Logger } from './logger';
import { waitFor } from '../messaging/wait-for';

/** Work that is done again and again beside the requests. */
export interface Worker {
  start(): void;
  /** Starts no new run and waits for the one under way. */
  stop(): Promise<void>;
}

const JITTER = 0.25;

/**
 * Runs `work` every `intervalMs` milliseconds, give or take a quarter so that pods do not move in step.
 * A run that fails is logged and the next one comes all the same; runs never overlap.
 */
export function createWorker(options: {
  name: string;
  intervalMs: number;
  work: (signal: AbortSignal) => Promise<unknown>;
  logger: Logger;
}): Worker {
  const { name, intervalMs, work, logger } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function loop({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      try {
        await work(signal);
      } catch (error) {
        logger.warn({ err: error, worker: name }, 'a run failed, trying again');
      }
      await waitFor(intervalMs * (1 + JITTER * (2 * Math.random() - 1)), signal);
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
