export interface Point {
  x: number;
  y: number;
}

const CHANGES_MEANINGLESS = 0.1;

export interface Trend {
  /** The median of the slopes between all pairs of points. */
  slope: number;
  /** Kendall's tau: 1 where each point is above all earlier ones, 0 without a direction. */
  tau: number;
  /** How much the line changes from the first to the last point, as a part of the median. */
  relativeChange: number;
  /** It rises steadily and by a part that matters. */
  isRising: boolean;
}

const TAU_STEADY = 0.5;

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

/**
 * Whether a series rises: the Theil–Sen slope with Kendall's tau, which a few outliers (a collection of
 * garbage, a busy second) do not move. A series rises where tau is above 0.5 and the line gains more
 * than a tenth of the median over the whole time.
 * Source: Sen, Estimates of the Regression Coefficient Based on Kendall's Tau, 1968.
 *
 * @param floor values below it count as nothing: half of nothing is not a slope
 */
export function trendOf(points: readonly Point[], floor = 0): Trend {
  const all = pairs(points);
  const slope = middle(all.map(({ rise, run }) => rise / run));
  const tau = all.reduce((sum, { rise }) => sum + Math.sign(rise), 0) / Math.max(1, all.length);
  const span = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  const typical = Math.max(floor, Math.abs(middle(points.map(({ y }) => y))), Number.EPSILON);
  const relativeChange = (slope * span) / typical;
  const isRising = tau > TAU_STEADY && relativeChange > CHANGES_MEANINGLESS;
  return { slope, tau, relativeChange, isRising };
}
