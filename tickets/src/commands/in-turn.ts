/** Runs a task when the earlier ones of the same key are done. */
export type InTurn = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/**
 * Puts the writers of one document that are in this process one after the other. The compare-and-set
 * decides all the same; this keeps them from losing to each other again and again.
 */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(task);
    const settled = result
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return result;
  };
}
