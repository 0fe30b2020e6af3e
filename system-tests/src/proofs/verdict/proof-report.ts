import { INVARIANTS, type Evidence, type Finding } from '../evidence/evidence';
import type { Quiet } from '../evidence/quiet';
import { interestingCounts, type Interesting } from '../invariants/interesting-counts';
import { makePlan } from '../plan/make-plan';
import type { ProofOptions } from '../plan/options';
import { describeMachine } from './machine';

/** What a run has come to, as far as it is reported. */
export interface ReportedRun {
  options: ProofOptions;
  bus: string;
  findings: readonly Finding[];
  /** Apart from the invariants: what went wrong with the run itself. */
  faults: readonly string[];
  swarm: { progress: object; faults: Readonly<Record<string, number>>; tookMs: number };
  crashPoints: Readonly<Record<string, string>>;
  quiet: Quiet;
  healTookMs: number;
  evidence: Evidence;
}

/** What `proof.json` says of one run. */
export interface ProofReport {
  verdict: 'green' | 'red';
  seed: number;
  bus: string;
  options: ProofOptions;
  plan: unknown;
  findings: readonly (Finding & { says: string })[];
  faults: readonly string[];
  interesting: Record<Interesting, number>;
  swarm: object;
  faultsInjected: Readonly<Record<string, number>>;
  crashPoints: Readonly<Record<string, string>>;
  /** What had not become quiet in time. */
  openWork: readonly string[];
  durationsMs: Readonly<Record<string, number>>;
  machine: Readonly<Record<string, string | number>>;
}

export function isGreen({ findings, faults }: Pick<ReportedRun, 'findings' | 'faults'>): boolean {
  return faults.length === 0 && findings.every(({ violations }) => violations.length === 0);
}

export function proofReport(run: ReportedRun): ProofReport {
  const { options, bus, findings, faults, swarm, crashPoints, quiet, evidence } = run;
  const { seed, durationMs, lanes } = options;
  const durations = {
    swarm: swarm.tookMs,
    healed: run.healTookMs,
    untilQuiet: quiet.tookMs,
    freshPurchase: evidence.freshPurchase.tookMs,
  };
  return {
    verdict: isGreen(run) ? 'green' : 'red',
    seed,
    bus,
    options,
    plan: makePlan(seed, { durationMs, lanes }),
    findings: findings.map((finding) => ({ ...finding, says: INVARIANTS[finding.invariant] })),
    faults,
    interesting: interestingCounts(evidence),
    swarm: swarm.progress,
    faultsInjected: swarm.faults,
    crashPoints,
    openWork: quiet.openWork,
    durationsMs: Object.fromEntries(
      Object.entries(durations).map(([name, ms]) => [name, Math.round(ms)]),
    ),
    machine: describeMachine(),
  };
}
