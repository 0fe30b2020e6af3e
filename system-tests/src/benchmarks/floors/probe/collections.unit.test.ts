import { constants, type PerformanceEntry } from 'node:perf_hooks';
import { followCollections } from './collections';

const entryOf = (kind: number) =>
  ({ entryType: 'gc', detail: { kind } }) as unknown as PerformanceEntry;
const MAJOR = entryOf(constants.NODE_PERFORMANCE_GC_MAJOR);
const MINOR = entryOf(constants.NODE_PERFORMANCE_GC_MINOR);

describe('the collections of garbage in a process', () => {
  let heapUsed: number;
  const follow = () => followCollections(() => heapUsed);
  beforeEach(() => {
    heapUsed = 100;
  });

  it('leave a heap whose size is told as it was after the last of the whole of it', () => {
    const collections = follow();
    collections.see([MINOR, MAJOR]);
    heapUsed = 110;
    collections.see([MAJOR]);
    heapUsed = 180;
    collections.see([MINOR]);
    expect(collections.takeHeapAfterMajorBytes()).toBe(110);
  });

  it('say nothing of the heap where the whole of it was not collected since they were asked', () => {
    const collections = follow();
    collections.see([MINOR]);
    expect(collections.takeHeapAfterMajorBytes()).toBeUndefined();
    collections.see([MAJOR]);
    expect(collections.takeHeapAfterMajorBytes()).toBe(100);
    expect(collections.takeHeapAfterMajorBytes()).toBeUndefined();
  });

  it('are counted since the last time that somebody asked', () => {
    const collections = follow();
    collections.see([MINOR, MAJOR]);
    expect([collections.take(), collections.take()]).toEqual([2, 0]);
  });
});
