import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;
const TIMEOUT_MS = 10_000;

/** Waits for a condition, not for a time. This package stands on its own: it does not use `common`. */
export async function eventually(
  isTrue: () => boolean | Promise<boolean>,
  timeoutMs = TIMEOUT_MS,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error('the condition is still false');
    await delay(POLL_MS);
  }
}
