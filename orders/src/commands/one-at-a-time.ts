/** Runs one task at a time for each key, in this process; who comes meanwhile waits. */
export type OneAtATime = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export function createOneAtATime(): OneAtATime {
  const underWay = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    for (let other = underWay.get(key); other; other = underWay.get(key)) {
      await other.catch(() => undefined);
    }
    const run = task().finally(() => underWay.delete(key));
    underWay.set(key, run);
    return run;
  };
}
