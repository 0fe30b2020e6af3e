import type { HistoryEntry } from './history';

/** What an answer takes when the machine has time for it. */
const NORMAL_MS = 250;
const SLOWDOWN_MAX = 12;
/** Of the newest answer: the mean follows about twenty of them. */
const WEIGHT = 0.05;

/**
 * How crowded the shop is. People who see a long queue come later: otherwise a machine that is busy with
 * other things would answer only those who have already left.
 */
export interface Crowding {
  note(entry: HistoryEntry): void;
  /** By how many times people come later than they wanted to: 1 when there is no queue. */
  slowdown(): number;
}

export function createCrowding(): Crowding {
  let meanMs = NORMAL_MS;
  return {
    note({ status, startedAtMs, endedAtMs }) {
      // What is not answered says that a link is cut, not that there are too many people.
      if (status === undefined) return;
      meanMs += (endedAtMs - startedAtMs - meanMs) * WEIGHT;
    },
    slowdown: () => Math.min(Math.max(meanMs / NORMAL_MS, 1), SLOWDOWN_MAX),
  };
}
