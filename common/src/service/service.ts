import type { Connection, Model } from 'mongoose';
import type { Router } from 'express';
import type { EventType } from '../contracts/catalogue';
import type { Guards } from '../http/mount-routes';
import type { Session } from '../http/session';
import type { Outbox } from '../messaging/outbox';
import type { OutboxPublisher } from '../messaging/outbox-publisher';
import type { RepublishSource } from '../messaging/republish';
import type { Subscriptions } from '../messaging/subscriptions';
import type { NewId } from '../store/ids';
import type { Tracing } from '../tracing/tracing';
import type { Checkpoint } from './checkpoint';
import type { Clock } from './clock';
import type { BaseConfig } from './config';
import type { Logger } from './logger';
import type { Metrics } from './metrics';
import type { Worker } from './worker';

/** What a service is given: everything that it touches, nothing that it has to open. */
export interface ServiceDependencies<C extends BaseConfig> {
  config: C;
  connection: Connection;
  publisher: OutboxPublisher;
  session: Session;
  guards: Guards;
  logger: Logger;
  metrics: Metrics;
  clock: Clock;
  newId: NewId;
  checkpoint: Checkpoint;
  tracing: Tracing;
}

/** What a service is: what it keeps, answers, reacts to and does by itself. */
export interface Service {
  /** Collections whose indexes are made at start. */
  models: readonly Pick<Model<unknown>, 'createIndexes' | 'createCollection'>[];
  outboxes: readonly Outbox[];
  routes: Router;
  subscriptions: Subscriptions;
  workers: readonly Worker[];
  republish: readonly RepublishSource[];
  /** Runs after the indexes and before the first request; a failure ends the start. */
  prepare?: () => Promise<void>;
  /** What health reports besides database, outbox and bus. */
  report?: () => Record<string, unknown>;
  /** Ends what would never finish by itself (event streams); the first step of a stop. */
  retire?: () => void;
  /** Does one of `ServiceDefinition.commands`. @throws what the operator is told, and exits with 1 */
  command?: RunOwnCommand;
  /** Lets go of what the service opened itself (a queue), after its workers have stopped. */
  release?: () => Promise<void>;
}

/** An operator's command of one service's own. */
export interface OwnCommand {
  summary: string;
  /** What it has to be given, in this order, as the usage names it. */
  args?: readonly string[];
  /** It changes something, so that its log says what became of it; what only looks is quiet. */
  isLogged?: true;
}

/** @param print says what there is to say to the operator */
export type RunOwnCommand = (
  name: string,
  print: (line: string) => void,
  args: readonly string[],
) => Promise<void>;

/** A service before it has its dependencies. */
export interface ServiceDefinition<C extends BaseConfig> {
  /** Its name on logs, and with `-service` behind it the name of its durable queue group. */
  name: string;
  /** The events of its aggregates; none of anybody else's. */
  publishes?: readonly EventType[];
  /** By name, an operator's commands of this service's own. */
  commands?: Readonly<Record<string, OwnCommand>>;
  readConfig: (env: Readonly<Record<string, string | undefined>>) => C;
  create: (deps: ServiceDependencies<C>) => Service;
}
