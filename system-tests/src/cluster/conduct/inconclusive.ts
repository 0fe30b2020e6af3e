import { setTimeout as delay } from 'node:timers/promises';
import type { Machine, Span } from '../machine/watch-machine';
import type { Verdict, Window } from '../shop/failed-requests';
import type { Happened } from './happened';

/** Until what was asked last is answered, and the last second of the machine was looked at. */
const SETTLED_MS = 1_500;
/** Longer than people wait for an answer: then all that was asked before has one, or has failed. */
const ANSWERED_WITHIN_MS = 12_000;
/**
 * For so long what happened while the machine stood still goes on: what was asked last is given up ten seconds
 * later, and a pod that did not answer two probes in time is sent nothing until it answers the next.
 */
const AFTER_EFFECT_MS = 30_000;
/** Times without an answer being due, until the machine is believed to stand still for good. */
const CALM_TRIES_MAX = 5;

/** What knows how people fared, and how the machine did. */
export interface Witness {
  signal: AbortSignal;
  machine: Pick<Machine, 'stoodStill'>;
  /** The requests of a window, as far as they are answered. */
  judge: (window: Window) => Verdict;
  settledMs?: number;
  answeredWithinMs?: number;
}

/**
 * Whether something that nobody may notice did not go well, and all that went wrong with it did while the
 * machine stood still, or soon after that. Then it shows nothing of the platform.
 */
export async function isInconclusive(happened: Happened, witness: Witness): Promise<boolean> {
  const { signal, machine, judge } = witness;
  const { settledMs = SETTLED_MS, answeredWithinMs = ANSWERED_WITHIN_MS } = witness;
  if (happened.mayBeNoticed) return false;
  await delay(settledMs, undefined, { signal });
  const stoodStill = ({ fromMs, toMs }: Span): boolean =>
    machine.stoodStill({ fromMs: fromMs - AFTER_EFFECT_MS, toMs });
  if (!stoodStill({ fromMs: happened.fromMs, toMs: Date.now() })) return false;
  await delay(answeredWithinMs, undefined, { signal });
  const { failed, orders } = judge(happened);
  const wentWell = happened.fault === undefined && failed.length === 0 && orders > 0;
  return (
    !wentWell &&
    failed.every(({ startedAtMs, endedAtMs }) =>
      stoodStill({ fromMs: startedAtMs, toMs: endedAtMs }),
    )
  );
}

/** Waits, a minute at most, until it has not stood still for as long as people wait for an answer. */
export async function untilMachineGetsOn(witness: Witness): Promise<void> {
  const { signal, machine, answeredWithinMs = ANSWERED_WITHIN_MS } = witness;
  for (let tries = 0; tries < CALM_TRIES_MAX; tries += 1) {
    const fromMs = Date.now();
    await delay(answeredWithinMs, undefined, { signal });
    if (!machine.stoodStill({ fromMs, toMs: Date.now() })) return;
  }
}
