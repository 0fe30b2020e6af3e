import { Unavailable } from '@ticketing/common/errors';

/** Runs tasks, a few at a time. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Bounds work that is dear. What is over both bounds is refused at once, so that a flood does not
 * become a queue that nobody waits for.
 *
 * @param runningMax how many tasks run at once
 * @param waitingMax how many more may wait for their turn
 */
export function limitConcurrency({
  runningMax,
  waitingMax,
}: {
  runningMax: number;
  waitingMax: number;
}): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function takeTurn(): Promise<void> {
    if (running < runningMax) {
      running += 1;
      return;
    }
    if (waiting.length >= waitingMax) throw new Unavailable();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** A turn goes straight to the next in line, so that nobody can slip in between. */
  function passTurnOn(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return async (task) => {
    await takeTurn();
    try {
      return await task();
    } finally {
      passTurnOn();
    }
  };
}
