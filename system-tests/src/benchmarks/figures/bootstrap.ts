import { createRandom } from '../../proofs/plan/random';
import { median, quantile } from './statistics';

const RESAMPLES = 10_000;

/** Where a value lies with 95 % confidence, both ends included. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * The 95 % interval of a median by the percentile bootstrap: the values are drawn again, with
 * replacement, and the middle 95 % of the medians of those draws are what the interval spans.
 * Source: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3.
 *
 * @param seed the same seed, the same interval
 */
export function medianInterval(values: readonly number[], seed: number): Interval {
  const random = createRandom(seed);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => random.pick(values))),
  );
  return { low: quantile(medians, 0.025), high: quantile(medians, 0.975) };
}
