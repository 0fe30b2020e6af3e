import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Connection } from 'mongoose';
import type { AddressInfo } from 'node:net';
import { DEADLINE_MS } from '../http/deadline';
import { connectBus } from '../messaging/bus-from-config';
import type { EventBus } from '../messaging/event-bus';
import { newId } from '../store/ids';
import { createClientGuard } from '../store/client-guard';
import { followPools } from '../store/follow-pools';
import { connectMongo, untilMongoAnswers } from '../store/mongo-connection';
import { measurePool } from '../store/pool-metrics';
import { noTracing, type Tracing } from '../tracing/tracing';
import { assembleService, type AssembledService } from './assemble-service';
import { noCheckpoint, type Checkpoint } from './checkpoint';
import { systemClock } from './clock';
import type { BaseConfig } from './config';
import { createLifecycle, type Lifecycle } from './lifecycle';
import type { LogContext } from './log-context';
import type { PinoLogger } from './logger';
import { noMetrics, type Metrics } from './metrics';
import { answerScrapes } from './metrics-server';
import { createPrometheusMetrics, type PrometheusMetrics } from './prometheus-metrics';
import type { ServiceDefinition } from './service';
import { createWorker } from './worker';

const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than a proxy keeps its connections, so that it is never us who close first. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/** Handlers of messages get this long to finish. */
const DRAIN_MS = 5_000;
/** Every request under way is answered by then. */
const HTTP_DRAIN_MS = DEADLINE_MS + 500;
const IDLE_LOOK_INTERVAL_MS = 100;

const CLIENT_LOOK_INTERVAL_MS = 5_000;
/** Shorter than a startup probe waits (90 s), so that the log and not the probe tells what is missing. */
const DATABASE_WITHIN_MS = 60_000;

export interface OpenService extends AssembledService {
  connection: Connection;
  bus: EventBus;
  checkpoint: Checkpoint;
  lifecycle: Lifecycle;
}

/** What is there before a service is. */
export interface Surroundings {
  logger: PinoLogger;
  logContext: LogContext;
}

/**
 * Opens what a service needs, and prepares it. Releases are noted in the order of acquisition.
 *
 * @param given.clientName what the broker knows it by; a command beside a running service needs another
 * @param given.tracing of the service; an operator's commands have none
 */
export async function openService<C extends BaseConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  given: Surroundings & {
    metrics?: Metrics;
    tracing?: Tracing;
    clientName?: string | undefined;
  },
): Promise<OpenService> {
  const { logger, logContext, metrics = noMetrics, tracing = noTracing } = given;
  const { clientName = `${definition.name}-${newId()}` } = given;
  const lifecycle = createLifecycle(logger);
  try {
    logger.info({ withinMs: DATABASE_WITHIN_MS }, 'connecting to the database');
    await untilMongoAnswers(config.MONGO_URI, DATABASE_WITHIN_MS);
    const connection = await connectMongo(config.MONGO_URI);
    lifecycle.onStop('database', () => connection.close());
    const bus = connectBus({
      kind: config.EVENT_BUS,
      url: config.NATS_URL,
      clusterId: config.NATS_CLUSTER_ID,
      clientName,
      replicas: config.JETSTREAM_REPLICAS,
      drainTimeoutMs: DRAIN_MS,
      logger,
    });
    lifecycle.onStop('bus', () => bus.close());
    const checkpoint = noCheckpoint;
    const database = { connection, pools: followPools(connection) };
    const world = { ...database, config, bus, clock: systemClock, newId, checkpoint, tracing };
    const assembled = assembleService(definition, { ...world, logger, logContext, metrics });
    lifecycle.onStop('service', () => assembled.service.release?.());
    await assembled.prepare();
    const look = createClientGuard({ ...database, uri: config.MONGO_URI, logger });
    const client = { name: 'database-client', intervalMs: CLIENT_LOOK_INTERVAL_MS, work: look };
    const workers = [...assembled.workers, createWorker({ ...client, logger })];
    return { ...assembled, workers, connection, bus, checkpoint, lifecycle };
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

/**
 * Knows the requests that are under way.
 *
 * @returns what lets their connections go with the answers: kept, they would be given more requests by an
 * ingress that has not heard of the stop, until they are cut
 */
function trackAnswers(server: Server): () => void {
  const underWay = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return () => {
    for (const response of underWay) {
      if (!response.headersSent) response.setHeader('connection', 'close');
    }
  };
}

/**
 * Listens; on stop lets the requests under way finish and the streams end.
 *
 * @param drainMs how long a stop waits for them before it cuts them off
 */
export async function listen(
  app: RequestListener,
  { host, port, drainMs = HTTP_DRAIN_MS }: { host: string; port: number; drainMs?: number },
  lifecycle: Lifecycle,
): Promise<number> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    app,
  );
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.listen(port, host);
  await once(server, 'listening');
  const letGo = trackAnswers(server);
  lifecycle.onStop('http', async () => {
    const closed = once(server, 'close');
    server.close();
    letGo();
    server.closeIdleConnections();
    // An answer that had begun leaves its connection open.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_INTERVAL_MS);
    const late = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
  });
  return (server.address() as AddressInfo).port;
}

/** Closed after everything that it tells of, so that the last scrape sees the end. */
async function serveMetrics(
  metrics: PrometheusMetrics,
  { HOST: host, METRICS_PORT: port = 0 }: BaseConfig,
  {
    connection,
    lifecycle,
    logger,
  }: Pick<OpenService, 'connection' | 'lifecycle'> & Pick<Surroundings, 'logger'>,
): Promise<void> {
  measurePool(connection, metrics);
  await listen(answerScrapes(metrics, logger), { host, port }, lifecycle);
}

/**
 * Starts a service: database, indexes, its own proof, listen, ready; the bus connects in the
 * background. Stopping goes the same way back: not ready, no requests, no messages, outbox flushed.
 *
 * @returns its stop function
 */
export async function startService<C extends BaseConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  { logger, logContext, tracing }: Surroundings & { tracing: Tracing },
): Promise<() => Promise<void>> {
  const isMeasured = config.METRICS_PORT !== undefined;
  const metrics = isMeasured ? createPrometheusMetrics({ logger }) : undefined;
  const given = { logger, logContext, tracing, clientName: config.NATS_CLIENT_ID };
  const open = await openService(definition, config, { ...given, ...(metrics && { metrics }) });
  const { app, checkpoint, consumer, lifecycle, publisher, sweeper, workers } = open;
  try {
    if (metrics) await serveMetrics(metrics, config, { ...open, logger });
    lifecycle.onStop('outbox', async () => {
      checkpoint('shutdown:draining');
      await publisher.settled();
      await sweeper.flush();
    });
    lifecycle.onStop('messages', () => open.bus.stopIntake());
    for (const worker of workers) {
      worker.start();
      lifecycle.onStop('worker', () => worker.stop());
    }
    consumer.start();
    const port = await listen(app, { host: config.HOST, port: config.PORT }, lifecycle);
    lifecycle.onStop('readiness', () => open.retire());
    logger.info({ host: config.HOST, port, bus: config.EVENT_BUS }, 'ready');
    return () => lifecycle.stop();
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}
