/**
 * Runs one call at a time for each id. Who comes while one runs shares the next one, so that nobody
 * gets an answer that was read before he asked.
 */
export function sharing<A extends { id: string }, T>(
  run: (asked: A) => Promise<T>,
): (asked: A) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const waiting = new Map<string, Promise<T>>();

  function start(asked: A): Promise<T> {
    const { id } = asked;
    const current = run(asked).finally(() => {
      if (running.get(id) === current) running.delete(id);
    });
    running.set(id, current);
    return current;
  }

  return (asked) => {
    const { id } = asked;
    // First: those who wait are about to start one, although none runs at this moment.
    const queued = waiting.get(id);
    if (queued) return queued;
    const current = running.get(id);
    if (!current) return start(asked);
    const next = current
      .catch(() => undefined)
      .then(() => {
        waiting.delete(id);
        return start(asked);
      });
    waiting.set(id, next);
    return next;
  };
}
