import { BACKINGS, PODS, POD_NAMES, type LinkName, type PodName } from '../arena/pods';
import { CHECKPOINTS } from './checkpoints';
import { durationMs, type Fault, type Lane, type Step } from './faults';
import { createRandom, type Random } from './random';

type Maker = (random: Random) => Fault;

const TEN_MINUTES_MS = 600_000;
/** Crash points are armed early, so that the swarm has time to reach each of them. */
const ARMED_WITHIN = 0.6;
/** Longer than the broker waits for an acknowledgement. */
const BEYOND_ACK_WAIT_MS = 5_500;

function linksTo(end: string): LinkName[] {
  return POD_NAMES.map((pod) => `${pod}>${end}` as LinkName);
}

const links: readonly LinkName[] = [
  ...POD_NAMES.map((pod) => `buyers>${pod}` as const),
  ...linksTo('mongodb'),
  ...linksTo('nats'),
  'expiration>redis',
  'payments-1>stripe-simulator',
  'payments-2>stripe-simulator',
  'stripe-simulator>payments',
];

const podFaults: readonly Maker[] = POD_NAMES.map((pod): Maker => (random) => ({
  kind: random.pick(['kill-pod', 'kill-pod', 'stop-pod']),
  pod,
  downMs: random.int(200, 2_500),
}));

/** Past every time-out of the platform: a request's, an acknowledgement's, a lease's. */
function freeze(pods: readonly PodName[]): Maker {
  return (random) => ({
    kind: 'pause-pod',
    pod: random.pick(pods),
    lastsMs: random.int(6_000, 22_000),
  });
}

const freezes: readonly Maker[] = [
  freeze(['payments-1', 'payments-2']),
  freeze(['orders-1', 'orders-2']),
  freeze(['tickets-1', 'tickets-2', 'expiration']),
  ...BACKINGS.map((backing): Maker => (random) => ({
    kind: 'pause-backing',
    backing,
    lastsMs: random.int(1_000, 7_000),
  })),
];

const backingFaults: readonly Maker[] = [
  ...BACKINGS.map((backing): Maker => (random) => ({
    kind: 'kill-backing',
    backing,
    downMs: random.int(300, 4_000),
  })),
  () => ({ kind: 'lose-broker-data' }),
  () => ({ kind: 'flush-redis' }),
];

/** For what only shows when the database dies under load, again and again. */
const databaseCrashes: readonly Maker[] = [
  (random) => ({ kind: 'kill-backing', backing: 'mongodb', downMs: random.int(100, 500) }),
];

const linkFaults: readonly Maker[] = [
  (random) => ({ kind: 'reset-link', link: random.pick(links) }),
  (random) => ({
    kind: 'weather',
    link: random.pick(links),
    weather: random.pick([{ kind: 'black-hole' }, { kind: 'refuse' }]),
    lastsMs: random.int(2_000, 12_000),
  }),
  (random) => ({
    kind: 'weather',
    link: random.pick(links),
    weather: { kind: 'one-way', held: random.pick(['to-server', 'to-client']) },
    lastsMs: random.int(2_000, 12_000),
  }),
  (random) => ({
    kind: 'weather',
    link: random.pick(links),
    weather: { kind: 'slow', latencyMs: random.int(20, 400), jitterMs: random.int(0, 300) },
    lastsMs: random.int(3_000, 10_000),
  }),
];

const busyPods = POD_NAMES.filter((pod) => pod !== 'auth');

const eventFaults: readonly Maker[] = [
  (random) => ({
    kind: 'deliveries',
    pod: random.pick(busyPods),
    deliveries: { delayShare: 0.05, delayMs: BEYOND_ACK_WAIT_MS, duplicateShare: 0.2 },
    lastsMs: random.int(4_000, 10_000),
  }),
  (random) => ({
    kind: 'deliveries',
    pod: random.pick(busyPods),
    deliveries: { delayShare: 0.4, delayMs: random.int(50, 800), duplicateShare: 0.1 },
    lastsMs: random.int(4_000, 10_000),
  }),
  () => ({ kind: 'poison' }),
];

const stripeFaults: readonly Maker[] = [
  (random) => ({
    kind: 'stripe',
    control: { api: { delayMs: random.int(500, 6_000) } },
    lastsMs: random.int(2_000, 8_000),
  }),
  (random) => ({
    kind: 'stripe',
    control: {
      api: random.pick([
        { failAfterEffect: random.int(3, 10) },
        { dropAfterEffect: random.int(3, 10) },
        { failNext: random.int(3, 10) },
      ]),
    },
    lastsMs: random.int(3_000, 6_000),
  }),
  (random) => ({
    kind: 'stripe',
    control: { webhooks: { repeat: 2, shuffle: true, delayMs: random.int(100, 3_000) } },
    lastsMs: random.int(4_000, 10_000),
  }),
  (random) => ({
    kind: 'stripe',
    control: { webhooks: { paused: true } },
    lastsMs: random.int(2_000, 8_000),
  }),
];

/** Orders' clock is the reference: it alone decides when an order expires. */
const clockFaults: readonly Maker[] = POD_NAMES.filter((pod) => PODS[pod] !== 'orders').map(
  (pod): Maker =>
    (random) => ({
      kind: 'shift-clock',
      pod,
      shiftMs: random.pick([-1, 1]) * random.int(TEN_MINUTES_MS / 2, TEN_MINUTES_MS),
      lastsMs: random.int(4_000, 15_000),
    }),
);

/** One fault after the other, each kind once before any comes again, until the time is over. */
function fill(random: Random, { makers, gapMs }: LaneKind, totalMs: number): Step[] {
  const steps: Step[] = [];
  let atMs = random.int(...gapMs);
  for (;;) {
    for (const make of random.shuffled(makers)) {
      const fault = make(random);
      if (atMs + durationMs(fault) > totalMs) return steps;
      steps.push({ atMs, fault });
      atMs += durationMs(fault) + random.int(...gapMs);
    }
  }
}

function crashes(random: Random, totalMs: number): Step[] {
  return random
    .shuffled(Object.entries(CHECKPOINTS))
    .map(([checkpoint, services]): Step => {
      const pods = POD_NAMES.filter((pod) => services.includes(PODS[pod]));
      const atMs = random.int(1_000, Math.round(totalMs * ARMED_WITHIN));
      return { atMs, fault: { kind: 'crash-at', pod: random.pick(pods), checkpoint } };
    })
    .sort((one, other) => one.atMs - other.atMs);
}

interface LaneKind {
  makers: readonly Maker[];
  /** The pause between two faults: a platform that is never up sells nothing. */
  gapMs: readonly [from: number, to: number];
}

export const LANES = {
  pods: { makers: podFaults, gapMs: [1_500, 4_500] },
  freezes: { makers: freezes, gapMs: [2_000, 5_000] },
  backings: { makers: backingFaults, gapMs: [2_000, 6_000] },
  links: { makers: linkFaults, gapMs: [500, 3_000] },
  events: { makers: eventFaults, gapMs: [500, 3_000] },
  stripe: { makers: stripeFaults, gapMs: [500, 3_000] },
  clocks: { makers: clockFaults, gapMs: [500, 3_000] },
  'database-crashes': { makers: databaseCrashes, gapMs: [1_500, 3_000] },
} as const satisfies Record<string, LaneKind>;

export type LaneName = keyof typeof LANES | 'crash-points';
export const LANE_NAMES: readonly LaneName[] = [
  ...(Object.keys(LANES) as (keyof typeof LANES)[]),
  'crash-points',
];

/** Without the lane that is there for one mutant. */
export const USUAL_LANES = LANE_NAMES.filter((name) => name !== 'database-crashes');

/**
 * Everything that will be done to the platform, from a seed. A lane has a generator of its own, so that
 * leaving out a lane does not change the others.
 *
 * @param durationMs how long the swarm buys
 */
export function makePlan(
  seed: number,
  { durationMs, lanes = USUAL_LANES }: { durationMs: number; lanes?: readonly LaneName[] },
): Lane[] {
  return lanes.map((name) => {
    const random = createRandom(seed + LANE_NAMES.indexOf(name));
    const steps =
      name === 'crash-points' ? crashes(random, durationMs) : fill(random, LANES[name], durationMs);
    return { name, steps };
  });
}
