import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics } from 'node:v8';
import { followCollections } from './collections';
import { tellWhenAsked } from './tell-when-asked';

const NS_PER_MS = 1_000_000;
const RESOLUTION_MS = 5;

/** What a process tells of itself when it is asked: see ground/probe.ts. */
export interface Told {
  at: number;
  loopDelayP99Ms: number;
  heapUsedBytes: number;
  /** Where the whole heap was collected since the answer before. */
  heapAfterMajorBytes: number | undefined;
  /** The room that V8 has taken for young objects. */
  youngBytes: number;
  rssBytes: number;
  collections: number;
}

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const collections = followCollections(() => process.memoryUsage().heapUsed);
const observer = new PerformanceObserver((list) => collections.see(list.getEntries()));

function youngBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return young?.physical_space_size ?? 0;
}

/** Each answer is about the time since the one before. */
function tell(): Told {
  const { heapUsed, rss } = process.memoryUsage();
  collections.see(observer.takeRecords());
  const told: Told = {
    at: Date.now(),
    loopDelayP99Ms: delay.percentile(99) / NS_PER_MS,
    heapUsedBytes: heapUsed,
    heapAfterMajorBytes: collections.takeHeapAfterMajorBytes(),
    youngBytes: youngBytes(),
    rssBytes: rss,
    collections: collections.take(),
  };
  delay.reset();
  return told;
}

if (process.env['BENCH_PROBE_FILE'] !== undefined) {
  delay.enable();
  observer.observe({ entryTypes: ['gc'] });
  tellWhenAsked(tell);
}
