import { trendOf, type Point, type Trend } from '../figures/slope';

/** One look at a platform under steady load. */
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

export interface Series {
  name: string;
  points: readonly Point[];
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
  series: readonly Series[];
}

/** The first part of the time, in which caches fill and code is compiled, is not looked at. */
const SETTLING_PART = 0.2;

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

/**
 * The trend of each figure after the settling time.
 *
 * @param floors figure → what counts as nothing of it
 */
export function trendsOf(
  samples: readonly { atMs: number; sample: Sample }[],
  floors: Readonly<Record<string, number>>,
): Series[] {
  const last = samples.at(-1)?.atMs ?? 0;
  const settled = samples.filter(({ atMs }) => atMs >= last * SETTLING_PART);
  const names = Object.keys(settled[0]?.sample ?? {});
  return names.map((name) => {
    const points = settled.map(({ atMs, sample }) => ({
      x: atMs / 60_000,
      y: sample[name] ?? Number.NaN,
    }));
    return { name, points, trend: trendOf(points, floors[name] ?? 0) };
  });
}
