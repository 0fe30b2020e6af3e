import { BACKINGS } from '../arena/pods';
import { SERVICES } from '@ticketing/local/suite/ports';
import type { ArenaOptions } from '../arena/arena';
import { openArena } from '../arena/open-arena';
import type { Evidence, Finding } from '../evidence/evidence';
import { untilQuiet, type Quiet } from '../evidence/quiet';
import { readEvidence } from '../evidence/read-evidence';
import { invariants } from '../invariants/invariants';
import type { ProofOptions } from '../plan/options';
import { buyOne } from '../swarm/buy-one';
import { openRecord } from '../swarm/record';
import { isGreen } from '../verdict/proof-report';
import type { HistoryEntry } from '../swarm/history';
import { unexcusedAnswers, type Progress } from '../swarm/tally';
import { startCaretaker } from './caretaker';
import { createCrashPoints } from './crash-points';
import { heal } from './heal';
import type { Stagehands, Traces } from './perform';
import { runSwarmUnderFaults, type SwarmResult } from './run-swarm-under-faults';
import { shopOf } from './shop-of';

const QUIET_WITHIN_MS = 90_000;
const FRESH_PURCHASE_WITHIN_MS = 15_000;
/** Orders sweeps every five seconds; a busy machine needs some more. */
const EXPIRY_BOUND_MS = 15_000;

/** Somebody who watches a run. */
export interface Watcher {
  say(line: string): void;
  onProgress(progress: Progress): void;
}

/** What a run has come to. */
export interface ProofRun {
  options: ProofOptions;
  bus: string;
  findings: readonly Finding[];
  /** Apart from the invariants: what went wrong with the run itself. */
  faults: readonly string[];
  swarm: Pick<SwarmResult, 'progress' | 'faults' | 'tookMs'>;
  crashPoints: Readonly<Record<string, string>>;
  quiet: Quiet;
  healTookMs: number;
  evidence: Evidence;
}

/** What is run: our services, or something that must be caught. */
export interface Arm extends Pick<ArenaOptions, 'mutants' | 'ordersProgram'> {
  /** What must be caught need not be waited for as long. */
  quietWithinMs?: number;
  /** What nobody expected to fail is there to be looked into when it does. */
  keepsData?: 'unless-green';
}

function settingsOf({ orderWindowSeconds }: ProofOptions): Evidence['settings'] {
  return {
    orderWindowMs: orderWindowSeconds * 1_000,
    expiryBoundMs: EXPIRY_BOUND_MS,
    healBoundMs: QUIET_WITHIN_MS,
  };
}

/** Wrong whatever the invariants say: a crash of its own, a point never reached, an answer like 500. */
function runFaults(
  { arena, crashPoints }: Stagehands,
  options: ProofOptions,
  history: readonly HistoryEntry[],
): string[] {
  const crashes = arena
    .unexpectedEnds()
    .map(
      ({ name, how, lastLines }) => `${name} ended by itself (${how}): ${lastLines.join(' | ')}`,
    );
  const missed = options.lanes.includes('crash-points')
    ? crashPoints.left().map((checkpoint) => `no process ever died at ${checkpoint}`)
    : [];
  return [...crashes, ...missed, ...unexcusedAnswers(history)];
}

async function prove(
  options: ProofOptions,
  stagehands: Stagehands,
  {
    quietWithinMs = QUIET_WITHIN_MS,
    ...watcher
  }: Watcher & { signal: AbortSignal; quietWithinMs?: number | undefined },
): Promise<ProofRun> {
  const { arena, traces, crashPoints } = stagehands;
  const swarm = await runSwarmUnderFaults(options, stagehands, watcher);
  watcher.signal.throwIfAborted();
  watcher.say('healing');
  const startedAt = performance.now();
  await heal(stagehands);
  const healedAtMs = Date.now();
  const quiet = await untilQuiet(arena, { ...traces, timeoutMs: quietWithinMs });
  const healTookMs = performance.now() - startedAt;
  const still = quiet.openWork.length > 0 ? `; still: ${quiet.openWork.join('; ')}` : '';
  watcher.say(`quiet after ${(healTookMs / 1_000).toFixed(1)} s${still}`);
  const record = openRecord();
  const freshPurchase = await buyOne({
    ...shopOf(arena),
    withinMs: FRESH_PURCHASE_WITHIN_MS,
    record,
  });
  await untilQuiet(arena, { ...traces, timeoutMs: FRESH_PURCHASE_WITHIN_MS });
  const evidence = await readEvidence(arena, {
    history: [...swarm.history, ...record.entries()],
    settings: settingsOf(options),
    poisonedIds: traces.poisonedIds,
    brokerDataLostAtMs: traces.brokerDataLostAtMs,
    healedAtMs,
    freshPurchase,
  });
  const { history: _history, ...what } = swarm;
  return {
    options,
    bus: arena.bus,
    findings: invariants.map((check) => check(evidence)),
    faults: runFaults(stagehands, options, swarm.history),
    swarm: what,
    crashPoints: Object.fromEntries(crashPoints.reached()),
    quiet,
    healTookMs,
    evidence,
  };
}

/**
 * One run: everything up, people buying while things break, healed, quiet, judged.
 *
 * @throws when the run itself could not be done (a process that does not come up again)
 */
export async function runProof(
  options: ProofOptions,
  arm: Arm,
  watcher: Watcher & { signal: AbortSignal },
): Promise<ProofRun> {
  const { seed, bus, orderWindowSeconds, keepData } = options;
  const onNote = watcher.say;
  const { quietWithinMs, keepsData, ...program } = arm;
  const arena = await openArena({ ...program, seed, bus, orderWindowSeconds, keepData, onNote });
  const crashPoints = createCrashPoints(arena);
  const victims = [...arena.pods(), ...BACKINGS.map((name) => arena.backing(name))];
  const caretaker = startCaretaker(victims, {
    beforeRestart: (name) => {
      const pod = arena.pods().find((each) => each.name === name);
      if (pod) crashPoints.onDown(pod.name);
    },
    say: watcher.say,
  });
  // Another program in the place of orders knows none of its commands.
  const publishers = SERVICES.filter((name) => name !== 'orders' || !arm.ordersProgram);
  const traces: Traces = { poisonedIds: [], brokerDataLostAtMs: [], owesRepublish: false };
  let isToBeKept = keepsData === 'unless-green';
  try {
    const run = await prove(
      options,
      { arena, caretaker, crashPoints, traces, publishers },
      { ...watcher, quietWithinMs },
    );
    isToBeKept &&= !isGreen(run);
    return run;
  } finally {
    await caretaker.stop();
    await arena.close({ keepData: isToBeKept });
  }
}
