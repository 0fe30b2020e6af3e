import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../arena/arena';
import { openDatabases } from './databases';
import { openWork, type WorkDeps } from './open-work';
import { createReadLedger } from './read-ledger';

const QUIET_WITHIN_MS = 90_000;
const POLL_MS = 1_000;

export interface Quiet {
  tookMs: number;
  /** What was still being done when the time was over; empty where it has become quiet. */
  openWork: readonly string[];
}

/** Looks again and again, until nothing is left to do or the time is over. */
export async function pollUntilQuiet(
  look: () => Promise<readonly string[]>,
  given: {
    timeoutMs: number;
    pollMs: number;
    /** Milliseconds since any fixed moment; never back. */
    nowMs: () => number;
    pause: (ms: number) => Promise<unknown>;
    onWaiting?: (openWork: readonly string[]) => void;
  },
): Promise<Quiet> {
  const { timeoutMs, pollMs, nowMs, pause, onWaiting } = given;
  const startedAt = nowMs();
  for (;;) {
    const work = await look();
    const tookMs = nowMs() - startedAt;
    if (work.length === 0 || tookMs + pollMs > timeoutMs) return { tookMs, openWork: work };
    onWaiting?.(work);
    await pause(pollMs);
  }
}

/** Waits until the platform has nothing left to do of what has happened to it, bounded. */
export async function untilQuiet(
  { direct, journalDir }: Pick<Arena, 'direct' | 'journalDir'>,
  given: {
    brokerDataLostAtMs: readonly number[];
    timeoutMs?: number;
    onWaiting?: (openWork: readonly string[]) => void;
  },
): Promise<Quiet> {
  const { brokerDataLostAtMs, timeoutMs = QUIET_WITHIN_MS, onWaiting } = given;
  const databases = await openDatabases(direct.mongoUris);
  const readLedger = createReadLedger(direct);
  const deps: WorkDeps = { databases, readLedger, journalDir, brokerDataLostAtMs, now: Date.now };
  try {
    return await pollUntilQuiet(() => openWork(deps), {
      timeoutMs,
      pollMs: POLL_MS,
      nowMs: () => performance.now(),
      pause: delay,
      ...(onWaiting && { onWaiting }),
    });
  } finally {
    await databases.close();
  }
}
