import type { BusKind } from '@ticketing/local/backing/bus';
import type { ServiceName } from '@ticketing/local/suite/ports';
import type { ProbeOrders } from '../probe/journal';
import type { Relay } from '../relay/relay';
import type { BackingName, LinkName, PodName } from './pods';

/** A process that a proof may end and start again. Starting waits until it serves. */
export interface Victim {
  readonly name: string;
  readonly pid: number | undefined;
  /** It runs, and its start is over. */
  readonly isUp: boolean;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits until it is gone. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** SIGSTOP and SIGCONT. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export interface Pod extends Victim {
  readonly name: PodName;
  readonly service: ServiceName;
  /** Where buyers reach it: its link, never the process itself. */
  readonly url: string;
  /** Tells its probe what to do from now on; holds over restarts, until told otherwise. */
  instruct(orders: Partial<ProbeOrders>): void;
}

/** A process that died although nobody killed it, and that had not been told to die. */
export interface UnexpectedEnd {
  name: string;
  /** A signal or an exit code. */
  how: string;
  lastLines: readonly string[];
}

/** The whole platform as real processes, with a relay on every link. */
export interface Arena {
  readonly bus: BusKind;
  readonly jwtKey: string;
  /** Data, logs and journals of this run. */
  readonly dataDir: string;
  readonly journalDir: string;
  pod(name: PodName): Pod;
  pods(service?: ServiceName): readonly Pod[];
  backing(name: BackingName): Victim;
  link(name: LinkName): Relay;
  links(): readonly Relay[];
  /** Past the relays: for those who look, not for those who are tested. */
  readonly direct: {
    readonly mongoUris: Readonly<Record<ServiceName, string>>;
    readonly natsUrl: string;
    readonly redisUrl: string;
    readonly stripeUrl: string;
    readonly stripeKey: string;
  };
  /** Kills the broker, removes what it has stored, and starts it again. */
  loseBrokerData(): Promise<void>;
  flushRedis(): Promise<void>;
  /** Runs an operator's command of a service as a process of its own, past the relays. */
  operate(
    service: ServiceName,
    ...args: readonly string[]
  ): Promise<{ exitCode: number; output: string }>;
  /** Findings: what crashed by itself, in the order in which it happened. */
  unexpectedEnds(): readonly UnexpectedEnd[];
  /** Ends everything by force, and removes the data unless it is to be kept, now or from the beginning. */
  close(options?: { keepData?: boolean }): Promise<void>;
}

export interface ArenaOptions {
  bus?: BusKind | undefined;
  orderWindowSeconds: number;
  /** What the probes leave to chance follows from it. */
  seed?: number;
  /** Loaded into every service before its own code; names of mutants of test code. */
  mutants?: readonly string[];
  /** Another program in place of the orders service, for the naive arm. */
  ordersProgram?: string;
  /** More variables for all services. */
  settings?: Readonly<Record<string, string>>;
  /** Leaves data, logs and journals where they are, and says where that is. */
  keepData?: boolean;
  onNote?: (line: string) => void;
}
