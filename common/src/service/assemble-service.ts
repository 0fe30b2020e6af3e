import type { Express } from 'express';
import { createApp } from '../http/create-app';
import { healthRoutes } from '../http/health';
import { createSession, type SessionConfig } from '../http/session';
import { createConsumer, type Consumer } from '../messaging/consumer';
import { createConsumerMetrics } from '../messaging/consumer-metrics';
import type { DeadLetters } from '../messaging/dead-letters';
import type { EventBus } from '../messaging/event-bus';
import { measurePublishing } from '../messaging/measured-bus';
import { createOutboxBacklog, type OutboxBacklog } from '../messaging/outbox-backlog';
import { createOutboxPublisher, type OutboxPublisher } from '../messaging/outbox-publisher';
import { createOutboxSweeper, type OutboxSweeper } from '../messaging/outbox-sweeper';
import { answersOrIsBusy, type Database } from '../store/client-guard';
import type { NewId } from '../store/ids';
import { createMongoDeadLetters, defineDeadLetterModel } from '../store/mongo-dead-letters';
import { isUnavailable } from '../store/mongo-errors';
import type { Tracing } from '../tracing/tracing';
import type { Checkpoint } from './checkpoint';
import type { Clock } from './clock';
import type { BaseConfig } from './config';
import type { LogContext } from './log-context';
import type { Logger } from './logger';
import type { Metrics } from './metrics';
import type { Service, ServiceDefinition } from './service';
import { countSwept, describeReadiness, describeState } from './state-metrics';
import { createWorker, type Worker } from './worker';

const SWEEP_INTERVAL_MS = 1_000;
const BACKLOG_INTERVAL_MS = 1_000;
/** Counting a large backlog is work for the database, just while a broker is away: half a percent is enough. */
const BACKLOG_SHARE_MAX = 0.005;
const DEAD_LETTERS_INTERVAL_MS = 5_000;
const DEAD_LETTERS_COUNT_MAX = 10_000;
/** Shorter than what a scrape gives one figure: a database that does not answer is told of as 0. */
const SCRAPED_PING_TIMEOUT_MS = 900;

export interface AssembledService {
  app: Express;
  service: Service;
  consumer: Consumer;
  deadLetters: DeadLetters;
  publisher: OutboxPublisher;
  sweeper: OutboxSweeper;
  backlog: OutboxBacklog;
  workers: readonly Worker[];
  /** Makes collections and indexes, then runs the service's own proof that it can work here. */
  prepare(): Promise<void>;
  /** From now on readiness is false: no new requests should come, and none goes on for ever. */
  retire(): void;
}

/** Puts a service and the machinery together. Opens and starts nothing. */
export function assembleService<C extends BaseConfig>(
  definition: ServiceDefinition<C>,
  given: Database & {
    config: C;
    bus: EventBus;
    logger: Logger;
    logContext: LogContext;
    metrics: Metrics;
    clock: Clock;
    newId: NewId;
    checkpoint: Checkpoint;
    tracing: Tracing;
  },
): AssembledService {
  const { config, connection, logger, logContext, metrics, clock, checkpoint, tracing } = given;
  const group = `${definition.name}-service`;
  const bus = measurePublishing(given.bus, metrics, definition.publishes ?? []);
  const publisher = createOutboxPublisher({ bus, source: group, logger, checkpoint, tracing });
  const session = createSession(sessionConfig(config));
  const guards = { session, isBacklogFull: () => backlog.isFull() };
  const service = definition.create({ ...given, publisher, session, guards });
  const { outboxes, subscriptions } = service;

  const backlog = createOutboxBacklog(outboxes, config.OUTBOX_BACKLOG_MAX);
  const sweeper = createOutboxSweeper({ bus, outboxes, publisher, clock, logger });
  const deadLetterModel = defineDeadLetterModel(connection);
  const deadLetters = createMongoDeadLetters(deadLetterModel, clock);
  const consumer = createConsumer({
    bus,
    group,
    subscriptions,
    deadLetters,
    isUnavailable,
    logger,
    logContext,
    metrics: createConsumerMetrics(metrics, { eventTypes: Object.keys(subscriptions), clock }),
    checkpoint,
    tracing,
  });

  const parked = createParkedCount(deadLetters);
  const backlogMax = config.OUTBOX_BACKLOG_MAX;
  describeState(metrics, { outboxes, backlog, backlogMax, deadLetters: parked, clock });

  const trustProxyHops = config.TRUST_PROXY_HOPS;
  let retired = false;
  const isReady = async (pingTimeoutMs?: number) =>
    !retired && !backlog.isFull() && (await answersOrIsBusy(given, pingTimeoutMs));
  describeReadiness(metrics, () => isReady(SCRAPED_PING_TIMEOUT_MS));
  const health = healthRoutes({
    isReady: () => isReady(),
    report: () => ({
      ...{ bus: bus.status(), outboxBacklog: backlog.count(), deadLetters: parked.count() },
      ...service.report?.(),
    }),
  });
  return {
    app: createApp({ routes: service.routes, health, trustProxyHops, logger, logContext, metrics }),
    service,
    consumer,
    deadLetters,
    publisher,
    sweeper,
    backlog,
    workers: [...ownWorkers({ sweeper, backlog, parked, logger, metrics }), ...service.workers],
    prepare: () => prepare(service, deadLetterModel),
    retire() {
      retired = true;
      service.retire?.();
    },
  };
}

async function prepare(
  service: Service,
  deadLetterModel: Service['models'][number],
): Promise<void> {
  for (const model of [...service.models, deadLetterModel]) {
    await model.createCollection();
    await model.createIndexes();
  }
  await service.prepare?.();
}

function sessionConfig(config: BaseConfig): SessionConfig {
  return {
    jwtKey: config.JWT_KEY,
    jwtKeyPrevious: config.JWT_KEY_PREVIOUS,
    sessionTtlSeconds: config.SESSION_TTL_SECONDS,
    cookieSecure: config.COOKIE_SECURE,
  };
}

interface ParkedCount {
  refresh(): Promise<void>;
  /** Dead letters when last counted. */
  count(): number;
}

function createParkedCount(deadLetters: DeadLetters): ParkedCount {
  let counted = 0;
  return {
    async refresh() {
      counted = await deadLetters.count(DEAD_LETTERS_COUNT_MAX);
    },
    count: () => counted,
  };
}

function ownWorkers({
  sweeper,
  backlog,
  parked,
  logger,
  metrics,
}: {
  sweeper: OutboxSweeper;
  backlog: OutboxBacklog;
  parked: ParkedCount;
  logger: Logger;
  metrics: Metrics;
}): Worker[] {
  const sweep = countSwept(metrics, sweeper.sweep);
  return [
    { name: 'sweeper', intervalMs: SWEEP_INTERVAL_MS, work: sweep },
    {
      name: 'backlog',
      intervalMs: BACKLOG_INTERVAL_MS,
      shareMax: BACKLOG_SHARE_MAX,
      work: backlog.refresh,
    },
    { name: 'dead-letters', intervalMs: DEAD_LETTERS_INTERVAL_MS, work: parked.refresh },
  ].map((worker) => createWorker({ ...worker, logger }));
}
