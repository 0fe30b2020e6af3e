import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { timeLimit } from '@ticketing/local/processes/time-limit';
import { makePlan } from '../plan/make-plan';
import type { ProofOptions } from '../plan/options';
import type { HistoryEntry } from '../swarm/history';
import { runSwarm } from '../swarm/run-swarm';
import type { Progress } from '../swarm/tally';
import type { Stagehands } from './perform';
import { play } from './play';
import { shopOf } from './shop-of';
import { unseen } from './unseen';

/** What the plan has not brought about gets this long to happen. */
const EXTENSION_MAX_MS = 90_000;
const LOOK_INTERVAL_MS = 1_000;

export interface SwarmResult {
  history: readonly HistoryEntry[];
  progress: Progress;
  /** How often each kind of fault was done. */
  faults: Record<string, number>;
  tookMs: number;
}

/** The plan, and then as long as it takes to have seen everything that a proof has to see. */
async function wreak(
  { seed, durationMs, lanes }: ProofOptions,
  stagehands: Stagehands,
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): Promise<Record<string, number>> {
  const limit = timeLimit(durationMs, signal);
  const faults = await play(makePlan(seed, { durationMs, lanes }), stagehands, {
    signal: limit.over,
    say,
  });
  await untilAborted(limit.over);
  limit.clear();
  if (lanes.includes('crash-points')) await extend(stagehands, { signal, say });
  return faults;
}

/** People go on buying, with what is left of the crash points armed in every pod, for a bounded time. */
async function extend(
  stagehands: Stagehands,
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): Promise<void> {
  const deadline = performance.now() + EXTENSION_MAX_MS;
  let said = '';
  while (performance.now() < deadline && !signal.aborted) {
    const left = (await unseen(stagehands)).join(', ');
    if (left === '') return;
    if (left !== said) say(`not seen yet: ${left}`);
    said = left;
    await stagehands.crashPoints.armTheRest();
    await delay(LOOK_INTERVAL_MS);
  }
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
