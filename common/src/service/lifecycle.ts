import type { Logger } from './logger';

/** What was acquired, to be released in reverse. */
export interface Lifecycle {
  onStop(name: string, release: () => Promise<void> | void): void;
  /** Releases everything, the last acquired first. A release that fails does not keep the others. Twice is safe. */
  stop(): Promise<void>;
}

export function createLifecycle(logger: Logger): Lifecycle {
  const releasers: { name: string; release: () => Promise<void> | void }[] = [];
  let stopped: Promise<void> | undefined;

  async function releaseAll(): Promise<void> {
    for (let next = releasers.pop(); next; next = releasers.pop()) {
      try {
        await next.release();
      } catch (error) {
        logger.warn({ err: error, step: next.name }, 'could not release');
      }
    }
  }

  return {
    onStop(name, release) {
      releasers.push({ name, release });
    },
    stop() {
      stopped ??= releaseAll();
      return stopped;
    },
  };
}
