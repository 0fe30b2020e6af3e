import { setTimeout as delay } from 'node:timers/promises';
import type { RestartLog } from '../kube/restart-log';
import type { Window } from '../shop/failed-requests';
import type { Protocol } from '../verdict/protocol';
import type { Disruption } from './disruptions';

/** People buy on for a moment, so that what comes late counts as well. */
const AFTERMATH_MS = 2_000;

export interface Happened extends Window {
  mayBeNoticed: boolean;
  /** Why it could not be done. */
  fault?: string;
}

interface Given {
  signal: AbortSignal;
  protocol: Pick<Protocol, 'say' | 'diagnose'>;
  restarts: Pick<RestartLog, 'look'>;
  aftermathMs?: number;
}

async function faultOf(act: () => Promise<void>): Promise<string | undefined> {
  return act().then(
    () => undefined,
    (error: unknown) => String(error),
  );
}

async function disruptOnce({ name, mayBeNoticed, act }: Disruption, given: Given) {
  const { signal, protocol, restarts, aftermathMs = AFTERMATH_MS } = given;
  protocol.say(name);
  const fromMs = Date.now();
  const fault = await faultOf(async () => {
    // Before the pods that have restarted are gone.
    await restarts.look();
    await act();
  });
  signal.throwIfAborted();
  if (fault !== undefined) {
    protocol.say(`  it went wrong: ${fault}`);
    // At once, while the pods still show it.
    await protocol.diagnose();
  }
  await delay(aftermathMs, undefined, { signal });
  const window = { name, mayBeNoticed, fromMs, toMs: Date.now() };
  return fault === undefined ? window : { ...window, fault };
}

/** One thing after the other, each with when it was. One that can not be done does not stop the others. */
export async function disrupt(
  disruptions: readonly Disruption[],
  given: Given,
): Promise<Happened[]> {
  const happened: Happened[] = [];
  for (const disruption of disruptions) {
    given.signal.throwIfAborted();
    happened.push(await disruptOnce(disruption, given));
  }
  return happened;
}
