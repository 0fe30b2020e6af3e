import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@ticketing/local/suite/ports';
import type { Arena, Victim } from '../arena/arena';
import { POD_NAMES } from '../arena/pods';
import { PEACE } from '../probe/journal';
import type { Fault } from '../plan/faults';
import type { Caretaker } from './caretaker';
import { SHUTDOWN, type CrashPoints } from './crash-points';
import { poison } from './poison';
import { republishAll } from './republish-all';
import { controlStripe, STRIPE_AT_PEACE } from './stripe-control';

/** What a run remembers for its evidence. */
export interface Traces {
  poisonedIds: string[];
  brokerDataLostAtMs: number[];
  /** A broker was lost and not everything could be published again yet. */
  owesRepublish: boolean;
}

export interface Stagehands {
  arena: Arena;
  caretaker: Caretaker;
  crashPoints: CrashPoints;
  traces: Traces;
  /** The services that can publish all of their state again. */
  publishers: readonly ServiceName[];
}

/** A probe looks at its orders ten times a second. */
const PROBE_LOOKS_WITHIN_MS = 300;

function victimOf(arena: Arena, name: string): Victim {
  const pod = POD_NAMES.find((each) => each === name);
  return pod ? arena.pod(pod) : arena.backing(name as never);
}

/** Down by force or gracefully, and up again by the caretaker when the time is over. */
async function takeDown(
  { arena, caretaker }: Stagehands,
  name: string,
  { downMs, how, signal }: { downMs: number; how: 'kill' | 'stop'; signal: AbortSignal },
): Promise<void> {
  const release = caretaker.keepDown(name);
  try {
    await victimOf(arena, name)[how]();
    await rest(downMs, signal);
  } finally {
    release();
  }
}

async function freeze(
  { arena }: Stagehands,
  name: string,
  { lastsMs, signal }: { lastsMs: number; signal: AbortSignal },
): Promise<void> {
  const victim = victimOf(arena, name);
  await victim.pause();
  await rest(lastsMs, signal);
  await victim.resume();
}

async function loseBroker(
  { arena, caretaker, traces, publishers }: Stagehands,
  signal: AbortSignal,
): Promise<void> {
  traces.owesRepublish = true;
  const release = caretaker.keepDown('nats');
  try {
    await arena.loseBrokerData();
    traces.brokerDataLostAtMs.push(Date.now());
  } finally {
    release();
  }
  // Whoever heals publishes again what is owed.
  if (signal.aborted) return;
  await republishAll(arena, publishers);
  traces.owesRepublish = false;
}

async function crashAt(
  { arena, crashPoints }: Stagehands,
  { pod, checkpoint }: Extract<Fault, { kind: 'crash-at' }>,
): Promise<void> {
  crashPoints.arm(pod, checkpoint);
  if (checkpoint !== SHUTDOWN) return;
  await delay(PROBE_LOOKS_WITHIN_MS);
  await arena.pod(pod).stop();
}

/** Rests, or until the run ends its faults. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

/** Does one fault, and undoes it when its time is over or the signal comes. */
export async function perform(
  fault: Fault,
  stagehands: Stagehands,
  signal: AbortSignal,
): Promise<void> {
  const { arena, traces } = stagehands;
  switch (fault.kind) {
    case 'kill-pod':
      return takeDown(stagehands, fault.pod, { ...fault, how: 'kill', signal });
    case 'stop-pod':
      return takeDown(stagehands, fault.pod, { ...fault, how: 'stop', signal });
    case 'kill-backing':
      return takeDown(stagehands, fault.backing, { ...fault, how: 'kill', signal });
    case 'pause-pod':
      return freeze(stagehands, fault.pod, { ...fault, signal });
    case 'pause-backing':
      return freeze(stagehands, fault.backing, { ...fault, signal });
    case 'lose-broker-data':
      return loseBroker(stagehands, signal);
    case 'flush-redis':
      return arena.flushRedis();
    case 'weather': {
      const link = arena.link(fault.link);
      link.setWeather(fault.weather);
      await rest(fault.lastsMs, signal);
      return link.setWeather({ kind: 'clear' });
    }
    case 'reset-link':
      return arena.link(fault.link).reset();
    case 'stripe':
      await controlStripe(arena, fault.control);
      await rest(fault.lastsMs, signal);
      return controlStripe(arena, STRIPE_AT_PEACE);
    case 'deliveries':
      arena.pod(fault.pod).instruct({ deliveries: fault.deliveries });
      await rest(fault.lastsMs, signal);
      return arena.pod(fault.pod).instruct({ deliveries: PEACE.deliveries });
    case 'shift-clock':
      arena.pod(fault.pod).instruct({ clockShiftMs: fault.shiftMs });
      await rest(fault.lastsMs, signal);
      return arena.pod(fault.pod).instruct({ clockShiftMs: 0 });
    case 'crash-at':
      return crashAt(stagehands, fault);
    case 'poison':
      traces.poisonedIds.push(...(await poison(arena)));
  }
}
