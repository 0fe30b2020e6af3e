/** What passes time; the tests' one does not take any. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export const ASK_AGAIN_FOR_MS = 5_000;
export const ASK_AGAIN_EVERY_MS = 300;

/**
 * Asks once, and again while the refusal is one that passes by itself: a service may not have heard
 * yet of what another one made a moment ago. After five seconds the refusal stands.
 */
export async function askAgainWhile<Answer>(options: {
  readonly ask: () => Promise<Answer>;
  readonly passesByItself: (fault: unknown) => boolean;
  readonly clock?: Clock;
}): Promise<Answer> {
  const { ask, passesByItself, clock = realClock } = options;
  const deadline = clock.now() + ASK_AGAIN_FOR_MS;
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (!passesByItself(fault) || clock.now() + ASK_AGAIN_EVERY_MS > deadline) throw fault;
    }
    await clock.wait(ASK_AGAIN_EVERY_MS);
  }
}
