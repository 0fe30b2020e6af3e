import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from './record';

/** Waits, or returns at once when the run is over. @returns whether it goes on */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (ms > 0 && !signal.aborted) {
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }
  return !signal.aborted;
}

export function pauseUntil(atMs: number, signal: AbortSignal): Promise<boolean> {
  return pause(atMs - Date.now(), signal);
}

export interface Patience {
  triesMax: number;
  pauseMs: number;
  signal: AbortSignal;
}

interface Tried {
  outcome: Outcome;
  status: number | undefined;
}

const NOT_FOUND = 404;

export const isUnknown = ({ outcome }: Tried): boolean => outcome === 'unknown';

/** Services hear of each other's changes a moment later; clients ask again meanwhile. */
export const isUnknownOrUnheard = (tried: Tried): boolean =>
  isUnknown(tried) || tried.status === NOT_FOUND;

/** Tries again while the last outcome says so, within bounds. @returns the last try */
export async function persist<T extends Tried>(
  attempt: () => Promise<T>,
  { triesMax, pauseMs, signal }: Patience,
  isOpen: (tried: T) => boolean = isUnknown,
): Promise<T> {
  let last = await attempt();
  for (let tries = 1; tries < triesMax && isOpen(last); tries += 1) {
    if (!(await pause(pauseMs, signal))) break;
    last = await attempt();
  }
  return last;
}
