import { createLatencies, type Latencies } from './latencies';

export interface LoopPlan {
  /** How many do the work side by side; each begins again when he has finished. */
  workers: number;
  /** Ends after so many operations, */
  countMax?: number;
  /** or when no more are begun after this time. */
  durationMs?: number;
  signal?: AbortSignal;
}

export interface LoopFigures {
  done: number;
  failed: number;
  perSecond: number;
  latencies: Latencies;
}

const DURATION_MS_MAX = 600_000;

/**
 * Does an operation again and again, bounded in count and in time.
 *
 * @param operation is told its number; answers whether it went well
 */
export async function closedLoop(
  plan: LoopPlan,
  operation: (n: number) => Promise<boolean>,
): Promise<LoopFigures> {
  const { workers, countMax = Infinity, durationMs = DURATION_MS_MAX, signal } = plan;
  const latencies = createLatencies();
  let [begun, failed] = [0, 0];
  const startedAt = performance.now();
  const isOver = () =>
    begun >= countMax || performance.now() - startedAt > durationMs || signal?.aborted === true;
  async function work(): Promise<void> {
    while (!isOver()) {
      const at = performance.now();
      if (!(await operation(begun++))) failed += 1;
      latencies.note(performance.now() - at);
    }
  }
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = (performance.now() - startedAt) / 1_000;
  const done = latencies.count;
  return { done, failed, perSecond: (done - failed) / seconds, latencies };
}
