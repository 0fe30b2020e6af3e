import { setTimeout as delay } from 'node:timers/promises';
import type { RestartLog } from '../kube/restart-log';
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
  given: {
    signal: AbortSignal;
    say: (line: string) => void;
    restarts: Pick<RestartLog, 'look'>;
  },
): Promise<Happened[]> {
  const { signal, say, restarts } = given;
  const happened: Happened[] = [];
  for (const { name, mayBeNoticed, act } of disruptions) {
    signal.throwIfAborted();
    say(name);
    const fromMs = Date.now();
    // Before the pods that have restarted are gone.
    const looked = restarts.look().then(act);
    const fault = await looked.then(
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
