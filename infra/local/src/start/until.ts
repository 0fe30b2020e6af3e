import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;

/** Asks again until there is an answer, or throws what the last try threw when the time is over. */
export async function until<T>(ask: () => Promise<T>, timeoutMs: number): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await delay(POLL_MS);
  }
}
