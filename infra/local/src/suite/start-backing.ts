import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { resolveBus, type BusKind } from '../backing/bus';
import type { Choice } from '../backing/choice';
import { isMongoHealthy, isNatsHealthy, isRedisHealthy } from '../backing/health';
import type { Machine } from '../backing/machine';
import { mongoUriVariable, resolveMongodb } from '../backing/mongodb';
import { resolveRedis } from '../backing/redis';
import type { SuiteOptions } from './options';
import { SERVICES, type PortName, type ProcessName, type ServiceName } from './ports';
import { shownPath } from './shown-path';
import type { Stage } from './stage';

export const NATS_CLUSTER_ID = 'ticketing';

/** Addresses of what the services stand on. */
export interface Backing {
  mongoUris: Record<ServiceName, string>;
  bus: BusKind;
  natsUrl: string;
  redisUrl: string;
  /** Where all of it is kept: one folder for each kind of store, for data of two must not be mixed. */
  storeDir: string;
  /** The broker's folder in it. */
  busDir: string;
}

type Health = (port: number) => Promise<boolean>;

interface Setting {
  options: SuiteOptions;
  machine: Machine;
  stage: Stage;
}

/** Starts what was chosen, if it is ours to start. The time that is reported includes the choosing. */
async function bringUp(
  { options, stage }: Setting,
  name: ProcessName,
  {
    choice,
    dataDir,
    isHealthy,
    startedAt,
    monitoring,
  }: {
    choice: Choice;
    dataDir: string;
    isHealthy: Health;
    startedAt: number;
    monitoring?: PortName | undefined;
  },
): Promise<number | undefined> {
  const { rootDir } = options;
  const { runnable, product, version, where } = choice;
  let port: number | undefined;
  if (runnable) {
    port = await stage.port(name);
    mkdirSync(dataDir, { recursive: true });
    const wanted = port;
    const monitoringPort = monitoring && (await stage.port(monitoring));
    const at = { port, dataDir, ...(monitoringPort !== undefined && { monitoringPort }) };
    const started = { ...runnable(at), name, port };
    await stage.bring([{ ...started, isHealthy: () => isHealthy(wanted) }]);
  }
  const place = runnable
    ? `on ${String(port)}, data in ${shownPath(rootDir, dataDir)}`
    : 'as given';
  const detail = `${choice.source}: ${product} ${version} (${shownPath(rootDir, where)}), ${place}`;
  options.onStep?.({ title: name, detail, tookMs: performance.now() - startedAt });
  return port;
}

function mongoUris(env: Machine['env'], port: number | undefined): Record<ServiceName, string> {
  const entries = SERVICES.map((service) => {
    const own = `mongodb://127.0.0.1:${String(port)}/${service}?directConnection=true`;
    return [service, env[mongoUriVariable(service)] || own] as const;
  });
  return Object.fromEntries(entries) as Record<ServiceName, string>;
}

/** A person whose mongod has come or gone must not think that the data is lost. */
function noteOtherStores({ dataDir, onNote }: SuiteOptions, source: string): void {
  const stores = path.join(dataDir, 'stores');
  const others = existsSync(stores) ? readdirSync(stores).filter((name) => name !== source) : [];
  if (others.length === 0) return;
  onNote?.(
    `data of earlier runs with another MongoDB (${others.join(', ')}) is kept beside this one`,
  );
}

/** Brings up the database server, the broker and Redis, or takes those that were given. */
export async function startBacking(setting: Setting): Promise<Backing> {
  const { options, machine } = setting;
  const { env } = machine;
  let startedAt = performance.now();
  const store = await resolveMongodb(machine, { rootDir: options.rootDir, forced: options.mongo });
  const storeDir = path.join(options.dataDir, 'stores', store.source);
  noteOtherStores(options, store.source);
  const mongoPort = await bringUp(setting, 'mongodb', {
    choice: store,
    dataDir: path.join(storeDir, 'mongodb'),
    isHealthy: isMongoHealthy,
    startedAt,
  });
  startedAt = performance.now();
  const bus = await resolveBus(machine, { kind: options.bus, clusterId: NATS_CLUSTER_ID });
  const busDir = path.join(storeDir, bus.kind);
  const natsPort = await bringUp(setting, 'nats', {
    choice: bus,
    dataDir: busDir,
    isHealthy: isNatsHealthy,
    startedAt,
    // JetStream tells its clients all that the other one tells there.
    monitoring: bus.kind === 'nats-streaming' ? 'nats-monitoring' : undefined,
  });
  startedAt = performance.now();
  const redis = await resolveRedis(machine, { forced: options.redis });
  const redisPort = await bringUp(setting, 'redis', {
    choice: redis,
    dataDir: path.join(storeDir, 'redis'),
    isHealthy: isRedisHealthy,
    startedAt,
  });
  return {
    mongoUris: mongoUris(env, mongoPort),
    bus: bus.kind,
    natsUrl: natsPort === undefined ? (env['NATS_URL'] ?? '') : `nats://127.0.0.1:${natsPort}`,
    redisUrl: redisPort === undefined ? (env['REDIS_URL'] ?? '') : `redis://127.0.0.1:${redisPort}`,
    storeDir,
    busDir,
  };
}
