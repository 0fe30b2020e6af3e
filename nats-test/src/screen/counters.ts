/** So many different things are counted by name; what comes after them is counted as others. */
const NAMES_MAX = 32;
const OTHERS = 'others';
const WINDOW_SECONDS = 10;

/** What has happened so far, and how fast, in bounded memory. */
export interface Counters {
  add(name: string): void;
  of(name: string): number;
  /** Each name with its count, in the order in which they came up. */
  all(): [name: string, count: number][];
  /** How many of that name came in each second, lately. */
  perSecond(name: string): number;
}

/** @param now a clock in milliseconds that never goes back */
export function createCounters(now: () => number): Counters {
  const counts = new Map<string, number>();
  const startedAt = now();
  /** For each name, one number for each of the last seconds, by the second modulo the window. */
  const windows = new Map<string, { second: number; count: number }[]>();
  const second = () => Math.floor((now() - startedAt) / 1_000);

  function known(name: string): string {
    return counts.has(name) || counts.size < NAMES_MAX ? name : OTHERS;
  }

  function addToWindow(name: string): void {
    const window = windows.get(name) ?? [];
    const slot = second() % WINDOW_SECONDS;
    const before = window[slot];
    const count = before?.second === second() ? before.count + 1 : 1;
    window[slot] = { second: second(), count };
    windows.set(name, window);
  }

  return {
    add(given) {
      const name = known(given);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      addToWindow(name);
    },
    of: (name) => counts.get(name) ?? 0,
    all: () => [...counts],
    perSecond(name) {
      const recent = (windows.get(name) ?? []).filter(
        (slot) => slot.second > second() - WINDOW_SECONDS,
      );
      const sum = recent.reduce((total, { count }) => total + count, 0);
      return sum / Math.min(WINDOW_SECONDS, second() + 1);
    },
  };
}
