const FIRST_MS = 200;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the next try, in milliseconds: doubles with each failure up to ten seconds,
 * with half of it left to chance so that many who failed together do not come back together.
 *
 * @param failures how often it failed by now, from 1
 */
export function backOffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
