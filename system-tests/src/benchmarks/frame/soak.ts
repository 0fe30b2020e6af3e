import { trendOf, type Point, type Trend } from '../figures/slope';
import type { Load } from './load-average';

const MS_PER_MINUTE = 60_000;

/** One look at a platform under steady load. What there was nothing to see of is NaN. */
export type Sample = Readonly<Record<string, number>>;

export interface SoakPlan {
  durationMs: number;
  /** Milliseconds since any fixed moment; never back. */
  nowMs: () => number;
  /** Waits until the next look is due. */
  pause: () => Promise<void>;
  look: () => Promise<Sample>;
  onSample: (sample: Sample, elapsedMs: number) => void;
}

/** One figure over the whole time: minute → value. */
export interface Series {
  name: string;
  points: readonly Point[];
}

export interface JudgedSeries extends Series {
  /** After the settling time. */
  trend: Trend;
}

/** What came out of a soak, with what a reader needs to judge it. */
export interface SoakResult {
  startedAt: string;
  minutes: number;
  store: string;
  broker: string;
  /** Requests. */
  failed: number;
  load: Load;
  series: readonly JudgedSeries[];
  /** Told, not judged. */
  told: readonly Series[];
}

/** The first part of the time, in which caches fill and code is compiled, is not judged. */
export const SETTLING_PART = 0.2;

/** Looks again and again, until the time is over. */
export async function takeSamples(plan: SoakPlan): Promise<{ atMs: number; sample: Sample }[]> {
  const { durationMs, nowMs, pause, look, onSample } = plan;
  const samples: { atMs: number; sample: Sample }[] = [];
  const startedAt = nowMs();
  for (let atMs = 0; atMs < durationMs; atMs = nowMs() - startedAt) {
    const sample = await look();
    samples.push({ atMs, sample });
    onSample(sample, atMs);
    await pause();
  }
  return samples;
}

type Samples = readonly { atMs: number; sample: Sample }[];

function seriesOf(samples: Samples): Series[] {
  const names = Object.keys(samples[0]?.sample ?? {});
  return names.map((name) => ({
    name,
    points: samples
      .map(({ atMs, sample }) => ({ x: atMs / MS_PER_MINUTE, y: sample[name] ?? Number.NaN }))
      .filter(({ y }) => !Number.isNaN(y)),
  }));
}

function settled(points: readonly Point[], lastMs: number): Point[] {
  return points.filter(({ x }) => x >= (lastMs / MS_PER_MINUTE) * SETTLING_PART);
}

/**
 * The series of each figure, with the trend of those that are judged.
 *
 * @param floors what is judged: figure → what counts as nothing of it
 */
export function judgeSamples(
  samples: Samples,
  floors: Readonly<Record<string, number>>,
): Pick<SoakResult, 'series' | 'told'> {
  const all = seriesOf(samples);
  const lastMs = samples.at(-1)?.atMs ?? 0;
  return {
    series: all.flatMap((each) => {
      const floor = floors[each.name];
      return floor === undefined
        ? []
        : { ...each, trend: trendOf(settled(each.points, lastMs), floor) };
    }),
    told: all.filter(({ name }) => !(name in floors)),
  };
}
