import { setTimeout as delay } from 'node:timers/promises';
import type { Window } from '../shop/failed-requests';
import type { Disruption } from './disruptions';

/** People buy on for a moment, so that what comes late counts as well. */
const AFTERMATH_MS = 2_000;

export interface Happened extends Window {
  mayBeNoticed: boolean;
  /** Why it could not be done. */
  fault?: string;
}

/** One thing after the other, each with when it was. One that can not be done does not stop the others. */
export async function disrupt(
  disruptions: readonly Disruption[],
  { signal, say }: { signal: AbortSignal; say: (line: string) => void },
): Promise<Happened[]> {
  const happened: Happened[] = [];
  for (const { name, mayBeNoticed, act } of disruptions) {
    signal.throwIfAborted();
    say(name);
    const fromMs = Date.now();
    const fault = await act().then(
      () => undefined,
      (error: unknown) => String(error),
    );
    await delay(AFTERMATH_MS, undefined, { signal });
    happened.push({
      name,
      mayBeNoticed,
      fromMs,
      toMs: Date.now(),
      ...(fault !== undefined && { fault }),
    });
  }
  return happened;
}
