/**
 * A signal for when the time is over, or the caller's has come before. `AbortSignal.timeout` would not
 * do: a composed signal holds its sources weakly, and a time-out that nobody else holds never fires
 * once it has been collected. A timer is held by the process.
 */
export function timeLimit(
  durationMs: number,
  signal: AbortSignal,
): { over: AbortSignal; clear: () => void } {
  const timeIsUp = new AbortController();
  const timer = setTimeout(() => timeIsUp.abort(), durationMs);
  return { over: AbortSignal.any([signal, timeIsUp.signal]), clear: () => clearTimeout(timer) };
}
