import type { Random } from '../../proofs/plan/random';
import type { Ground } from '../ground/ground';

/** What one arm measured in one round: name → value, with its unit in the name. */
export type Figures = Readonly<Record<string, number>>;

/** What all arms measured in one round. */
export type Round = Readonly<Record<string, Figures>>;

/** One figure of one round, or a ratio of two of them. Not a number where it was not measured. */
export type Reading = (round: Round) => number;

export type Limit = { atLeast: number } | { atMost: number } | { exactly: number };

/** What a benchmark must reach. */
export interface Target {
  /** Names it in the results and in the explanations: `P1.get`. */
  id: string;
  says: string;
  read: Reading;
  must: Limit;
  /**
   * Ratios of noisy figures are judged by their median; what must never happen (a unit sold twice) is
   * judged in every round.
   */
  judged: 'median' | 'every-round';
}

/** A figure that is told without a target. */
export interface Reported {
  says: string;
  unit: string;
  read: Reading;
}

/** One way of doing the work. */
export interface Arm {
  name: string;
  run(): Promise<Figures>;
}

/** How much work is done: enough for figures, or enough to see that everything works. */
export type Scale = 'full' | 'quick';

export interface Setting {
  ground: Ground;
  scale: Scale;
  random: Random;
  signal: AbortSignal;
}

/** The arms of one benchmark, ready to run: programs started, data there. */
export interface Contest {
  arms: readonly Arm[];
}

export interface Benchmark {
  id: string;
  title: string;
  /** Arm → what it is, for the reader. */
  arms: Readonly<Record<string, string>>;
  targets: readonly Target[];
  reported: readonly Reported[];
  /** Rounds of a full and of a quick run, where they are not the usual ones. */
  rounds?: Partial<Record<Scale, number>>;
  /** False where an arm is its own warm-up, or takes too long for one. */
  warmUp?: boolean;
  prepare(setting: Setting): Promise<Contest>;
}

/** Reads one figure of one arm. */
export function figure(arm: string, name: string): Reading {
  return (round) => round[arm]?.[name] ?? Number.NaN;
}

/** Divides one figure by another one of the same round. */
export function ratio(over: Reading, under: Reading): Reading {
  return (round) => over(round) / under(round);
}
