import type { BackingName, LinkName, PodName } from '../arena/pods';
import type { ProbeOrders } from '../probe/journal';
import type { Weather } from '../relay/relay';

/** What is done to the platform, as data: a plan is printed, repeated and read by people. */
export type Fault =
  | { kind: 'kill-pod'; pod: PodName; downMs: number }
  | { kind: 'stop-pod'; pod: PodName; downMs: number }
  | { kind: 'pause-pod'; pod: PodName; lastsMs: number }
  | { kind: 'kill-backing'; backing: BackingName; downMs: number }
  | { kind: 'pause-backing'; backing: BackingName; lastsMs: number }
  | { kind: 'lose-broker-data' }
  | { kind: 'flush-redis' }
  | { kind: 'weather'; link: LinkName; weather: Weather; lastsMs: number }
  | { kind: 'reset-link'; link: LinkName }
  | { kind: 'stripe'; control: StripeControl; lastsMs: number }
  | { kind: 'deliveries'; pod: PodName; deliveries: ProbeOrders['deliveries']; lastsMs: number }
  | { kind: 'shift-clock'; pod: PodName; shiftMs: number; lastsMs: number }
  | { kind: 'crash-at'; pod: PodName; checkpoint: string }
  | { kind: 'poison' };

/** A part of the simulator's settings, see its README. */
export interface StripeControl {
  api?: Partial<
    Record<'delayMs' | 'failNext' | 'failAfterEffect' | 'dropAfterEffect', number> & {
      match: string;
    }
  >;
  webhooks?: Partial<{ repeat: number; delayMs: number; shuffle: boolean; paused: boolean }>;
}

export interface Step {
  atMs: number;
  fault: Fault;
}

/** Steps of one lane follow each other; lanes run side by side. */
export interface Lane {
  name: string;
  steps: readonly Step[];
}

/** How long a fault keeps its lane busy. */
export function durationMs(fault: Fault): number {
  if ('lastsMs' in fault) return fault.lastsMs;
  return 'downMs' in fault ? fault.downMs : 0;
}

const inSeconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

function describeWeather(weather: Weather): string {
  switch (weather.kind) {
    case 'one-way':
      return `nothing goes ${weather.held}`;
    case 'slow':
      return `slow by ${weather.latencyMs} ± ${weather.jitterMs} ms`;
    case 'clear':
    case 'black-hole':
    case 'refuse':
      return weather.kind;
  }
}

/** One line for the person who watches. */
export function describe(fault: Fault): string {
  switch (fault.kind) {
    case 'kill-pod':
      return `kill -9 ${fault.pod}, back after ${inSeconds(fault.downMs)}`;
    case 'stop-pod':
      return `stop ${fault.pod} gracefully, back after ${inSeconds(fault.downMs)}`;
    case 'pause-pod':
      return `freeze ${fault.pod} for ${inSeconds(fault.lastsMs)}`;
    case 'kill-backing':
      return `kill -9 ${fault.backing}, back after ${inSeconds(fault.downMs)}`;
    case 'pause-backing':
      return `freeze ${fault.backing} for ${inSeconds(fault.lastsMs)}`;
    case 'lose-broker-data':
      return 'kill -9 the broker, delete what it stored, republish';
    case 'flush-redis':
      return 'FLUSHALL';
    case 'weather':
      return `${fault.link}: ${describeWeather(fault.weather)} for ${inSeconds(fault.lastsMs)}`;
    case 'reset-link':
      return `${fault.link}: reset all connections`;
    case 'stripe':
      return `stripe: ${JSON.stringify(fault.control)} for ${inSeconds(fault.lastsMs)}`;
    case 'deliveries':
      return `${fault.pod}: deliveries ${JSON.stringify(fault.deliveries)} for ${inSeconds(fault.lastsMs)}`;
    case 'shift-clock':
      return `${fault.pod}: clock ${inSeconds(fault.shiftMs)} off for ${inSeconds(fault.lastsMs)}`;
    case 'crash-at':
      return `${fault.pod}: kill -9 when it passes ${fault.checkpoint}`;
    case 'poison':
      return 'publish what nobody can read';
  }
}
