import { setTimeout as delay } from 'node:timers/promises';

/** Below the deadline of a request, so that the answer is ours. */
const DEADLINE_MS = 5_000;
const FREE_ROUNDS = 3;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 250;

/** How long somebody goes on trying. */
export interface Patience {
  isOver(): boolean;
  /** Nothing at first, then longer and longer, so that many who compete let each other through. */
  pause(): Promise<void>;
}

/** Begins to wait now. */
export function startPatience(): Patience {
  const startedAt = performance.now();
  let rounds = 0;
  return {
    isOver: () => performance.now() - startedAt > DEADLINE_MS,
    async pause() {
      rounds += 1;
      if (rounds <= FREE_ROUNDS) return;
      const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (rounds - FREE_ROUNDS - 1));
      await delay(ceiling * Math.random());
    },
  };
}
