/** The value below which a part of the sorted values lies: the nearest rank, as latencies are reported. */
function rank(sorted: ArrayLike<number>, part: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1));
  const value = sorted[index];
  if (value === undefined) throw new Error('there is no quantile of nothing');
  return value;
}

/**
 * A quantile by the nearest rank.
 *
 * @param part between 0 and 1; 0.99 is the 99th percentile
 * @throws where there are no values
 */
export function quantile(values: readonly number[], part: number): number {
  return rank(Float64Array.from(values).sort(), part);
}

/** The middle value, or the mean of the two in the middle. @throws where there are no values */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = rank(sorted, 0.5 + 1 / (2 * Math.max(1, sorted.length)));
  return sorted.length % 2 === 1 ? upper : (rank(sorted, 0.5) + upper) / 2;
}
