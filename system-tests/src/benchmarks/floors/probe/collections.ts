import { constants, type PerformanceEntry } from 'node:perf_hooks';

export interface Collections {
  see(entries: readonly PerformanceEntry[]): void;
  /** How many there were since this was last asked. */
  take(): number;
  /**
   * What was in use after the last collection of the whole heap since this was last asked, where there was
   * one: between two of them it grows and says nothing, and one of them told twice is no second one.
   */
  takeHeapAfterMajorBytes(): number | undefined;
}

function isMajor(entry: PerformanceEntry): boolean {
  const { detail } = entry as { detail?: { kind?: number } };
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}

/** Follows the collections of garbage of this process. @param heapUsed bytes, now */
export function followCollections(heapUsed: () => number): Collections {
  let count = 0;
  let afterMajor: number | undefined;
  return {
    see(entries) {
      count += entries.length;
      if (entries.some(isMajor)) afterMajor = heapUsed();
    },
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    takeHeapAfterMajorBytes() {
      const taken = afterMajor;
      afterMajor = undefined;
      return taken;
    },
  };
}
