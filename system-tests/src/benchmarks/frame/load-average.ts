import { loadavg } from 'node:os';

/** The machine's load average over the last minute: before anything was started, and the highest meanwhile. */
export interface Load {
  before: number;
  during: number;
}

export interface LoadWatch {
  load: Load;
  /** Looks once more. */
  look(): void;
}

/** @param read the load average now */
export function watchLoad(read: () => number = () => loadavg()[0] ?? 0): LoadWatch {
  const load: Load = { before: read(), during: 0 };
  return {
    load,
    look() {
      load.during = Math.max(load.during, read());
    },
  };
}
