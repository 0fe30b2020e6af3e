/** Asks for a run that begins after the call. */
export type SharedRun = (key: string) => Promise<void>;

interface Runs {
  running: Promise<void>;
  /** The run after the running one, for all who asked while it was running. */
  next?: Promise<void>;
}

/**
 * Shares runs of the same key: at most one is under way and one waits for it. A caller never joins a
 * run that has already begun, because that one may not have seen what the caller wrote.
 */
export function shareRuns(run: (key: string) => Promise<void>): SharedRun {
  const runsByKey = new Map<string, Runs>();

  function begin(key: string): Promise<void> {
    const runs: Runs = { running: run(key) };
    runsByKey.set(key, runs);
    const forget = () => {
      if (runsByKey.get(key) === runs && !runs.next) runsByKey.delete(key);
    };
    runs.running.then(forget, forget);
    return runs.running;
  }

  return (key) => {
    const runs = runsByKey.get(key);
    if (!runs) return begin(key);
    runs.next ??= runs.running.catch(() => undefined).then(() => begin(key));
    return runs.next;
  };
}
