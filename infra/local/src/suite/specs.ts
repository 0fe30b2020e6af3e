import path from 'node:path';
import type { StripeChoice } from '../backing/stripe';
import { answersHttp } from '../processes/health';
import { isAnswering } from '../processes/ports';
import type { ProcessSpec } from '../processes/process-spec';
import type { SuiteOptions } from './options';
import type { ProcessName, ServiceName } from './ports';
import { NATS_CLUSTER_ID, type Backing } from './start-backing';

const HOST = '127.0.0.1';

export interface Ports {
  of(name: ProcessName): number;
}

export function addressOf(port: number): string {
  return `http://${HOST}:${port}`;
}

function program(
  { rootDir, programs }: SuiteOptions,
  name: string,
  file: string,
): Pick<ProcessSpec, 'command' | 'args' | 'cwd'> {
  const args = programs?.[name] ?? [path.join(rootDir, file)];
  return { command: process.execPath, args, cwd: rootDir };
}

/** One port for all, as the environment may name it, would be taken by the first; without one nothing is counted. */
function metricsEnv(port: number | undefined): Readonly<Record<string, string>> {
  return { METRICS_PORT: port === undefined ? '' : String(port) };
}

/** One of the five. What the user has set reaches it, unless it is ours to say. */
export function serviceSpec(
  service: ServiceName,
  {
    options,
    port,
    metricsPort,
    backing,
    stripe,
    jwtKey,
  }: {
    options: SuiteOptions;
    port: number;
    metricsPort?: number | undefined;
    backing: Backing;
    stripe: Readonly<Record<string, string>>;
    jwtKey: string;
  },
): ProcessSpec {
  const env = {
    ...options.env,
    JWT_KEY: options.env?.['JWT_KEY'] || jwtKey,
    NODE_ENV: options.env?.['NODE_ENV'] || 'development',
    HOST,
    PORT: String(port),
    MONGO_URI: backing.mongoUris[service],
    EVENT_BUS: backing.bus,
    NATS_URL: backing.natsUrl,
    NATS_CLUSTER_ID: options.env?.['NATS_CLUSTER_ID'] || NATS_CLUSTER_ID,
    TRUST_PROXY_HOPS: '1',
    COOKIE_SECURE: 'false',
    ...metricsEnv(metricsPort),
    ...(service === 'expiration' && { REDIS_URL: backing.redisUrl }),
    ...(service === 'payments' && stripe),
    ...options.serviceEnv?.all,
    ...options.serviceEnv?.[service],
  };
  return {
    name: service,
    port,
    ...program(options, service, `${service}/dist/main.js`),
    env,
    isHealthy: () => answersHttp(`${addressOf(port)}/healthz/ready`),
  };
}

/** Stripe's part on this machine, with its webhook pointed at payments. */
export function simulatorSpec({
  options,
  stripe,
  port,
  paymentsPort,
  proxyPort,
  storeDir,
}: {
  options: SuiteOptions;
  stripe: StripeChoice;
  port: number;
  paymentsPort: number;
  proxyPort: number;
  storeDir: string;
}): ProcessSpec {
  const name = 'stripe-simulator';
  return {
    name,
    port,
    ...program(options, name, 'infra/local/dist/stripe-simulator/main.js'),
    env: {
      ...stripe.env,
      NODE_ENV: 'development',
      HOST,
      PORT: String(port),
      STRIPE_WEBHOOK_URL: `${addressOf(paymentsPort)}/api/payments/webhook`,
      STRIPE_SIMULATOR_DATA_FILE: path.join(storeDir, 'stripe-simulator.jsonl'),
      STRIPE_SIMULATOR_PUBLIC_URL: `http://localhost:${proxyPort}/stripe-simulator`,
    },
    isHealthy: () => answersHttp(`${addressOf(port)}/healthz/ready`),
  };
}

/** Compiles what changes; that it runs is all there is to know of it. */
export function compilerSpec({ rootDir }: SuiteOptions, packages: readonly string[]): ProcessSpec {
  const tsc = path.join(rootDir, 'node_modules/typescript/bin/tsc');
  return {
    name: 'compiler',
    command: process.execPath,
    args: [tsc, '-b', '--watch', '--preserveWatchOutput', ...packages],
    cwd: rootDir,
    port: 0,
    isHealthy: () => Promise.resolve(true),
  };
}

/** The client from its development server, which compiles each page when it is first asked for. */
function developmentClient({ rootDir }: SuiteOptions, port: number): Partial<ProcessSpec> {
  const next = path.join(rootDir, 'node_modules/next/dist/bin/next');
  return {
    args: [next, 'dev', '-p', String(port), '-H', HOST],
    cwd: path.join(rootDir, 'client'),
  };
}

/** The built client; it reaches the API as a browser does, through the proxy. */
export function clientSpec({
  options,
  port,
  proxyPort,
}: {
  options: SuiteOptions;
  port: number;
  proxyPort: number;
}): ProcessSpec {
  const publicUrl = options.env?.['PUBLIC_URL'] || `http://localhost:${proxyPort}`;
  return {
    name: 'client',
    port,
    ...program(options, 'client', 'client/.next/standalone/client/server.js'),
    ...(options.watch && developmentClient(options, port)),
    env: {
      ...options.env,
      NODE_ENV: options.watch ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      HOSTNAME: HOST,
      API_BASE_URL: addressOf(proxyPort),
      PUBLIC_URL: publicUrl,
    },
    isHealthy: () => isAnswering(port),
  };
}

export function proxySpec({
  options,
  port,
  targets,
}: {
  options: SuiteOptions;
  port: number;
  targets: Readonly<Record<string, string>>;
}): ProcessSpec {
  return {
    name: 'proxy',
    port,
    ...program(options, 'proxy', 'infra/local/dist/proxy/main.js'),
    env: {
      HOST: '',
      PORT: String(port),
      PROXY_TARGETS: JSON.stringify(targets),
      PATH_TABLE: path.join(options.rootDir, 'infra/paths.json'),
    },
    isHealthy: () => isAnswering(port),
  };
}
