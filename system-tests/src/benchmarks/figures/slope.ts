export interface Point {
  x: number;
  y: number;
}

/** A gain of less than this part of the median is no matter. */
const CHANGE_THAT_MATTERS = 0.1;
/**
 * The standard normal distribution has one in a hundred above it. What is measured in a row is not
 * independent, so chance is above it more often.
 */
const Z_SIGNIFICANT = 2.326;

export interface Trend {
  /** The median of the slopes between all pairs of points. */
  slope: number;
  /** Of the Mann–Kendall test: how many standard deviations from a series without a direction. */
  z: number;
  /** How much the line changes from the first to the last point, as a part of the median. */
  relativeChange: number;
  /** It rises by more than chance, and by a part that matters. */
  isRising: boolean;
}

function pairs(points: readonly Point[]): { rise: number; run: number }[] {
  return points.flatMap((a, index) =>
    points
      .slice(index + 1)
      .map((b) => ({ rise: b.y - a.y, run: b.x - a.x }))
      .filter(({ run }) => run > 0),
  );
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function timesOfEach(values: readonly number[]): number[] {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times.values()];
}

/**
 * The test of Mann and Kendall, with its corrections for equal values and for steps: S counts the pairs
 * that rise less those that fall. Unlike tau it takes into account how many points there are.
 * Source: Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, chapter 16.4.
 */
function mannKendall(values: readonly number[], rises: readonly number[]): number {
  const s = rises.reduce((sum, rise) => sum + Math.sign(rise), 0);
  const spread = (n: number) => n * (n - 1) * (2 * n + 5);
  const ties = timesOfEach(values).reduce((sum, times) => sum + spread(times), 0);
  const variance = (spread(values.length) - ties) / 18;
  return variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
}

/**
 * Whether a series rises: where z of the Mann–Kendall test is above 2.326, and the Theil–Sen line gains
 * more than a tenth of the median over the whole time. A few outliers (a busy second) move neither.
 * Source: Sen, Estimates of the Regression Coefficient Based on Kendall's Tau, 1968.
 *
 * @param floor values below it count as nothing: half of nothing is not a slope
 */
export function trendOf(points: readonly Point[], floor = 0): Trend {
  const all = pairs(points);
  const values = points.map(({ y }) => y);
  const slope = middle(all.map(({ rise, run }) => rise / run));
  const z = mannKendall(
    values,
    all.map(({ rise }) => rise),
  );
  const span = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  const typical = Math.max(floor, Math.abs(middle(values)), Number.EPSILON);
  const relativeChange = (slope * span) / typical;
  const isRising = z > Z_SIGNIFICANT && relativeChange > CHANGE_THAT_MATTERS;
  return { slope, z, relativeChange, isRising };
}
