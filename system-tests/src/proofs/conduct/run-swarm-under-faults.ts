import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makePlan } from '../plan/make-plan';
import type { ProofOptions } from '../plan/options';
import type { HistoryEntry } from '../swarm/history';
import { runSwarm } from '../swarm/run-swarm';
import type { Progress } from '../swarm/tally';
import type { Stagehands } from './perform';
import { play } from './play';
import { shopOf } from './shop-of';
import { timeLimit } from './time-limit';

/** Crash points that the plan did not reach get this long, with every pod armed. */
const EXTENSION_MAX_MS = 45_000;
const LOOK_INTERVAL_MS = 500;

export interface SwarmResult {
  history: readonly HistoryEntry[];
  progress: Progress;
  /** How often each kind of fault was done. */
  faults: Record<string, number>;
  tookMs: number;
}

/** The plan, and then as long as it takes to have died at every crash point. */
async function wreak(
  { seed, durationMs, lanes }: ProofOptions,
  stagehands: Stagehands,
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): Promise<Record<string, number>> {
  const { crashPoints } = stagehands;
  const limit = timeLimit(durationMs, signal);
  const faults = await play(makePlan(seed, { durationMs, lanes }), stagehands, {
    signal: limit.over,
    say,
  });
  await untilAborted(limit.over);
  limit.clear();
  if (!lanes.includes('crash-points') || crashPoints.left().length === 0) return faults;
  say(`not reached yet: ${crashPoints.left().join(', ')}`);
  const deadline = performance.now() + EXTENSION_MAX_MS;
  while (crashPoints.left().length > 0 && performance.now() < deadline && !signal.aborted) {
    await crashPoints.armTheRest();
    await delay(LOOK_INTERVAL_MS);
  }
  return faults;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** People buy while things break, until the plan is played; then everybody goes home. */
export async function runSwarmUnderFaults(
  options: ProofOptions,
  stagehands: Stagehands,
  told: {
    signal: AbortSignal;
    say: (line: string) => void;
    onProgress: (progress: Progress) => void;
  },
): Promise<SwarmResult> {
  const { seed, buyers, units, listings } = options;
  const { arena } = stagehands;
  const startedAt = performance.now();
  const closing = new AbortController();
  const swarm = runSwarm({
    ...shopOf(arena),
    seed,
    buyers,
    units,
    listings,
    signal: AbortSignal.any([closing.signal, told.signal]),
    historyPath: path.join(arena.dataDir, 'history.jsonl'),
    onProgress: told.onProgress,
  });
  try {
    const faults = await wreak(options, stagehands, told);
    closing.abort();
    return { ...(await swarm), faults, tookMs: performance.now() - startedAt };
  } finally {
    closing.abort();
    await swarm.catch(() => undefined);
  }
}
