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

  it('leave a heap whose size is kept until the whole of it is collected again', () => {
    const collections = follow();
    collections.see([MINOR, MAJOR]);
    heapUsed = 180;
    collections.see([MINOR]);
    expect(collections.heapAfterMajorBytes()).toBe(100);
    heapUsed = 110;
    collections.see([MAJOR]);
    expect(collections.heapAfterMajorBytes()).toBe(110);
  });

  it('say what is in use now where the whole heap was not collected yet', () => {
    const collections = follow();
    heapUsed = 180;
    collections.see([MINOR]);
    expect(collections.heapAfterMajorBytes()).toBe(180);
  });

  it('are counted since the last time that somebody asked', () => {
    const collections = follow();
    collections.see([MINOR, MAJOR]);
    expect([collections.take(), collections.take()]).toEqual([2, 0]);
  });
});
