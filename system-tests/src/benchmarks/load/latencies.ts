import { quantile } from '../figures/statistics';

/** Times of single operations, in milliseconds. */
export interface Latencies {
  note(ms: number): void;
  readonly count: number;
  p50Ms(): number;
  p99Ms(): number;
  values(): readonly number[];
}

export function createLatencies(): Latencies {
  const noted: number[] = [];
  return {
    note: (ms) => void noted.push(ms),
    get count() {
      return noted.length;
    },
    p50Ms: () => (noted.length === 0 ? Number.NaN : quantile(noted, 0.5)),
    p99Ms: () => (noted.length === 0 ? Number.NaN : quantile(noted, 0.99)),
    values: () => noted,
  };
}
