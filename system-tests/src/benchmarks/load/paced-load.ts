import { setTimeout as delay } from 'node:timers/promises';
import { createLatencies, type Latencies } from './latencies';

/** Above this the server is hopelessly behind: what comes on top of it has failed. */
const UNDER_WAY_MAX = 1_000;

export interface PacedLoad {
  /** Latencies and failures since the last call. */
  takePhase(): { latencies: Latencies; failed: number };
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Begins an operation at even times, whether the earlier ones have finished or not, and measures each
 * from the time at which it was due: who is slow does not get less to do.
 */
export function startPacedLoad(
  perSecond: number,
  operation: (n: number) => Promise<boolean>,
): PacedLoad {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const underWay = new Set<Promise<void>>();
  let phase = { latencies: createLatencies(), failed: 0 };
  const startedAt = performance.now();

  function begin(n: number, dueAt: number): void {
    const { latencies } = phase;
    const own = phase;
    if (underWay.size >= UNDER_WAY_MAX) {
      own.failed += 1;
      return;
    }
    const task = operation(n)
      .catch(() => false)
      .then((isGood) => {
        latencies.note(performance.now() - dueAt);
        if (!isGood) own.failed += 1;
      })
      .finally(() => underWay.delete(task));
    underWay.add(task);
  }

  async function pace(): Promise<void> {
    for (let n = 0; !isStopping(); n += 1) {
      const dueAt = startedAt + (n * 1_000) / perSecond;
      const waitMs = dueAt - performance.now();
      if (waitMs > 0)
        await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!isStopping()) begin(n, dueAt);
    }
  }

  const pacing = pace();
  return {
    takePhase() {
      const taken = phase;
      phase = { latencies: createLatencies(), failed: 0 };
      return taken;
    },
    async stop() {
      stopping.abort();
      await pacing;
      await Promise.all(underWay);
    },
  };
}
