import type { Limit, Reported, Round, Target } from '../frame/benchmark';
import { medianInterval, type Interval } from './bootstrap';
import { median } from './statistics';

/** A figure over all rounds of a run. */
export interface Summary {
  perRound: readonly number[];
  median: number;
  min: number;
  max: number;
  /** Of the median, with 95 % confidence. */
  interval: Interval;
}

export type Verdict = 'met' | 'missed' | 'not measured';

export interface Judged extends Summary {
  id: string;
  says: string;
  must: Limit;
  judgedBy: Target['judged'];
  verdict: Verdict;
}

export interface Told extends Summary {
  says: string;
  unit: string;
}

export function meets(value: number, must: Limit): boolean {
  if ('atLeast' in must) return value >= must.atLeast;
  if ('atMost' in must) return value <= must.atMost;
  return value === must.exactly;
}

/** Sums up what was measured; rounds without the figure count for nothing. */
export function summarize(values: readonly number[], seed: number): Summary | undefined {
  const perRound = values.filter((value) => !Number.isNaN(value));
  if (perRound.length === 0) return undefined;
  return {
    perRound,
    median: median(perRound),
    min: Math.min(...perRound),
    max: Math.max(...perRound),
    interval: medianInterval(perRound, seed),
  };
}

const NOTHING = { low: Number.NaN, high: Number.NaN };
const UNKNOWN: Summary = {
  perRound: [],
  median: Number.NaN,
  min: Number.NaN,
  max: Number.NaN,
  interval: NOTHING,
};

/** Holds what was measured against a target. */
export function judge(target: Target, rounds: readonly Round[], seed: number): Judged {
  const { id, says, must, judged: judgedBy } = target;
  const summary = summarize(rounds.map(target.read), seed);
  const known = { id, says, must, judgedBy };
  if (!summary) return { ...known, ...UNKNOWN, verdict: 'not measured' };
  const isMet =
    judgedBy === 'median'
      ? meets(summary.median, must)
      : summary.perRound.every((value) => meets(value, must));
  return { ...known, ...summary, verdict: isMet ? 'met' : 'missed' };
}

export function tell(reported: Reported, rounds: readonly Round[], seed: number): Told | undefined {
  const { says, unit, read } = reported;
  const summary = summarize(rounds.map(read), seed);
  return summary && { says, unit, ...summary };
}
