import { setTimeout as delay } from 'node:timers/promises';
import type { RestartLog } from '../kube/restart-log';
import type { Protocol } from '../verdict/protocol';
import type { Disruption } from './disruptions';
import type { Happened } from './happened';
import { isInconclusive, untilMachineGetsOn, type Witness } from './inconclusive';

/** People buy on for a moment, so that what comes late counts as well. */
const AFTERMATH_MS = 2_000;
/** Of the whole day: on a machine that stands still all the time nothing can be shown. */
const REPEATS_MAX = 4;
/** Of a time that does not count. */
const FAILURES_SHOWN_MAX = 3;

interface Given {
  signal: AbortSignal;
  protocol: Pick<Protocol, 'say' | 'diagnose'>;
  restarts: Pick<RestartLog, 'look'>;
  witness: Witness;
  aftermathMs?: number;
}

async function faultOf(act: () => Promise<void>): Promise<string | undefined> {
  return act().then(
    () => undefined,
    (error: unknown) => String(error),
  );
}

async function disruptOnce(
  { name, mayBeNoticed, act }: Disruption,
  given: Given,
): Promise<Happened> {
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

/** Does it again while that shows nothing and may be done: what counts is the last time. */
async function disruptConclusively(
  disruption: Disruption,
  given: Given,
  repeatsMax: number,
): Promise<Happened> {
  const { protocol, witness } = given;
  for (let repeats = 0; ; repeats += 1) {
    const happened = { ...(await disruptOnce(disruption, given)), repeats };
    if (repeats === repeatsMax || !(await isInconclusive(happened, witness))) return happened;
    protocol.say('  it did not go well, but the machine itself stood still meanwhile: once more');
    witness
      .judge(happened)
      .failed.slice(0, FAILURES_SHOWN_MAX)
      .forEach(({ description }) => protocol.say(`    ${description}`));
    await untilMachineGetsOn(witness);
    const fault = await faultOf(async () => disruption.restore?.());
    if (fault !== undefined) protocol.say(`  it could not be put back: ${fault}`);
  }
}

/** One thing after the other, each with when it was. One that can not be done does not stop the others. */
export async function disrupt(
  disruptions: readonly Disruption[],
  given: Given,
): Promise<Happened[]> {
  const happened: Happened[] = [];
  let repeatsLeft = REPEATS_MAX;
  for (const disruption of disruptions) {
    given.signal.throwIfAborted();
    const last = await disruptConclusively(disruption, given, repeatsLeft);
    happened.push(last);
    repeatsLeft -= last.repeats ?? 0;
  }
  return happened;
}
