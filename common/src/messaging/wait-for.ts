import { setTimeout as delay } from 'node:timers/promises';

/** Waits, or returns early when the signal is aborted. Never rejects. */
export async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
