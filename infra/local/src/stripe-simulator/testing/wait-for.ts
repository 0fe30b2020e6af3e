import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 15;

/** Waits until `find` finds something; this package stands below common and has its own. */
export const waitFor = async <T>(
  find: () => T | undefined | false | Promise<T | undefined | false>,
  { timeoutMs = 10_000 }: { timeoutMs?: number } = {},
): Promise<T> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await delay(pollMs);
  }
};
