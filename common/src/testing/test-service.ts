import type { Express } from 'express';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import { assembleService, type AssembledService } from '../service/assemble-service';
import { noCheckpoint, type Checkpoint } from '../service/checkpoint';
import type { BaseConfig } from '../service/config';
import { createLogContext } from '../service/log-context';
import { noMetrics, type Metrics } from '../service/metrics';
import type { ServiceDefinition } from '../service/service';
import { followPools } from '../store/follow-pools';
import { newId } from '../store/ids';
import type { PoolOptions } from '../store/mongo-connection';
import { noTracing, type Tracing } from '../tracing/tracing';
import { testClock, type TestClock } from './clock';
import { createMemoryBus, type MemoryBus } from './memory-bus';
import { TEST_JWT_KEY } from './session-cookie';
import { openTestStore } from './store';

export interface TestService extends AssembledService {
  /** For supertest. */
  app: Express;
  bus: MemoryBus;
  clock: TestClock;
  connection: Connection;
  /** The address of its database, for a second instance on the same one. */
  mongoUri: string;
  close(): Promise<void>;
  /** Lets go as a process that dies, and leaves the database to another instance. */
  leave(): Promise<void>;
}

/** The environment of a service under test. */
export function testEnv(overrides: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    NODE_ENV: 'test',
    MONGO_URI: 'mongodb://unused',
    NATS_URL: 'nats://unused',
    JWT_KEY: TEST_JWT_KEY,
    COOKIE_SECURE: 'false',
    LOG_LEVEL: 'error',
    ...overrides,
  };
}

/**
 * A service on a real database of its own, with a bus in memory and a clock that stands. Its workers
 * are not started: a test runs them when it means to.
 *
 * @param options.mongoUri another instance's database, to share it; the first that closes drops it
 * @param options.checkpoint called where a crash would hurt most; one that throws ends what runs there
 * @throws what the service's own proof threw; nothing is left open then
 */
export async function startTestService<C extends BaseConfig>(
  definition: ServiceDefinition<C>,
  options: {
    env?: Readonly<Record<string, string>>;
    clock?: TestClock;
    mongoUri?: string;
    pool?: PoolOptions;
    checkpoint?: Checkpoint;
    metrics?: Metrics;
    tracing?: Tracing;
  } = {},
): Promise<TestService> {
  const { env = {}, clock = testClock(), checkpoint = noCheckpoint } = options;
  const { metrics = noMetrics, tracing = noTracing } = options;
  const config = definition.readConfig(testEnv(env));
  const store = await openTestStore(options.mongoUri, options.pool);
  const bus = createMemoryBus();
  const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  const { connection, uri: mongoUri } = store;
  const assembled = assembleService(definition, {
    config,
    connection,
    pools: followPools(connection),
    bus,
    logger,
    logContext: createLogContext(),
    metrics,
    clock: clock.now,
    newId,
    checkpoint,
    tracing,
  });
  try {
    await assembled.prepare();
  } catch (error) {
    await store.close();
    throw error;
  }
  assembled.consumer.start();
  async function release(): Promise<void> {
    await bus.close();
    await assembled.publisher.settled();
    await assembled.service.release?.();
  }
  return {
    ...assembled,
    bus,
    clock,
    connection,
    mongoUri,
    async close() {
      await release();
      await store.close();
    },
    async leave() {
      await release();
      await connection.close();
    },
  };
}
