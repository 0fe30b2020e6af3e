import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';

const NS_PER_MS = 1_000_000;
const RESOLUTION_MS = 5;

/** What a process tells of itself when it is asked: see ground/probe.ts. */
export interface Told {
  at: number;
  loopDelayP99Ms: number;
  heapUsedBytes: number;
  rssBytes: number;
  collections: number;
}

const file = process.env['BENCH_PROBE_FILE'];
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let collections = 0;
const count = (entries: readonly unknown[]): void => void (collections += entries.length);
const observer = new PerformanceObserver((list) => count(list.getEntries()));

/** Each answer is about the time since the one before. */
function tell(to: string): void {
  const { heapUsed, rss } = process.memoryUsage();
  count(observer.takeRecords());
  const told: Told = {
    at: Date.now(),
    loopDelayP99Ms: delay.percentile(99) / NS_PER_MS,
    heapUsedBytes: heapUsed,
    rssBytes: rss,
    collections,
  };
  delay.reset();
  collections = 0;
  writeFileSync(to, JSON.stringify(told));
}

if (file !== undefined) {
  delay.enable();
  observer.observe({ entryTypes: ['gc'] });
  process.on('SIGUSR2', () => tell(file));
}
