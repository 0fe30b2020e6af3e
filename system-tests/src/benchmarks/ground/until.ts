import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Waits for a condition.
 *
 * @param timeoutMs how long it may take before something is wrong
 * @throws when it takes longer
 */
export async function until(
  what: string,
  isTrue: () => Promise<boolean> | boolean,
  { timeoutMs = 60_000, pollMs = POLL_MS }: { timeoutMs?: number; pollMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline)
      throw new Error(`${what}: still not so after ${timeoutMs} ms`);
    await delay(pollMs);
  }
}
