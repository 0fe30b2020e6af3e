import type { BusKind } from '@ticketing/local/backing/bus';
import type { ManagedProcess } from '@ticketing/local/processes/managed-process';
import type { ServiceName } from '@ticketing/local/suite/ports';

/** A server program that an arm is measured through. */
export interface Program {
  readonly url: string;
  readonly process: ManagedProcess;
}

/** Somebody who is signed in at every service of the ground. */
export interface SignedIn {
  id: string;
  headers: Readonly<Record<string, string>>;
}

/** What the arms of one benchmark stand on: one server of each kind for all of them. */
export interface Ground {
  /** Which servers these are, for the reader. */
  readonly store: string;
  readonly broker: string;
  readonly bus: BusKind;
  readonly natsUrl: string;
  readonly redisUrl: string;
  mongoUri(database: string): string;
  /** Starts one of the five as it is shipped, on a database of its own. Twice makes two of them. */
  service(
    service: ServiceName,
    options: {
      database: string;
      env?: Readonly<Record<string, string>>;
      /** For Node.js, before the program. */
      nodeArgs?: readonly string[];
    },
  ): Promise<Program>;
  /** Starts a program of the benchmarks: a floor, or the naive arm. */
  program(
    file: string,
    options: { database: string; env?: Readonly<Record<string, string>>; args?: readonly string[] },
  ): Promise<Program>;
  /** A backing server, to stop and to start it. */
  backing(name: 'mongodb' | 'nats' | 'redis'): ManagedProcess;
  signedIn(): SignedIn;
  /** Calls back when the ground is cleared, the last that came first. */
  onClear(release: () => Promise<unknown>): void;
  clear(): Promise<void>;
}
