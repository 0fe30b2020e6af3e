import path from 'node:path';
import { SIMULATOR_KEYS } from '@ticketing/local/backing/stripe';
import { answersHttp } from '@ticketing/local/processes/health';
import type { ProcessSpec } from '@ticketing/local/processes/process-spec';
import type { SuiteOptions } from '@ticketing/local/suite/options';
import type { ServiceName } from '@ticketing/local/suite/ports';
import { addressOf, serviceSpec } from '@ticketing/local/suite/specs';
import type { Stage } from '@ticketing/local/suite/stage';
import type { Backing } from '@ticketing/local/suite/start-backing';
import { JWT_KEY } from './people';

/** What the programs of a ground are made from. */
export interface Site {
  options: SuiteOptions;
  stage: Stage;
  backing: Backing;
  /** What was started: name → product, version and place. */
  servers: Readonly<Record<string, string>>;
}

/** Measured as in the cluster; there each has a pod and its port, here each takes one that is free. */
const SETTINGS = {
  NODE_ENV: 'production',
  TRUST_PROXY_HOPS: '0',
  LOG_LEVEL: 'info',
  METRICS_PORT: '0',
};

/** Nobody pays on a ground: keys that open nothing, and an address at which nobody answers. */
const NO_STRIPE = { ...SIMULATOR_KEYS, STRIPE_API_URL: 'http://127.0.0.1:9' };

/**
 * Lets a program write its log to a file itself. Read through a pipe by us, who make the load, it would
 * have to wait for us with each line.
 */
function loggingByItself(spec: ProcessSpec, { options }: Site): ProcessSpec {
  const file = path.join(options.dataDir, 'logs', `${spec.name}-${spec.port}.out`);
  return {
    ...spec,
    command: '/bin/sh',
    args: ['-c', 'exec "$@" >"$0"', file, spec.command, ...spec.args],
  };
}

/** One of the five, as it is shipped. */
export async function serviceSpecOn(
  site: Site,
  {
    service,
    uri,
    env,
    nodeArgs = [],
  }: {
    service: ServiceName;
    uri: string;
    env: Readonly<Record<string, string>>;
    nodeArgs?: readonly string[];
  },
): Promise<ProcessSpec> {
  const { options, stage, backing } = site;
  const spec = serviceSpec(service, {
    options: { ...options, serviceEnv: { all: { ...SETTINGS, ...env } } },
    port: await stage.port(service),
    backing: { ...backing, mongoUris: { ...backing.mongoUris, [service]: uri } },
    stripe: NO_STRIPE,
    jwtKey: JWT_KEY,
  });
  return loggingByItself({ ...spec, args: [...nodeArgs, ...spec.args] }, site);
}

/** A program of the benchmarks; it is told everything that a service is told. */
export async function programSpec(
  site: Site,
  {
    file,
    uri,
    env,
    args,
  }: {
    file: string;
    uri: string;
    env: Readonly<Record<string, string>>;
    args: readonly string[];
  },
): Promise<ProcessSpec> {
  const spec = await serviceSpecOn(site, { service: 'orders', uri, env });
  const { port } = spec;
  const program = {
    ...spec,
    name: path.basename(path.dirname(file)),
    command: process.execPath,
    args: [path.join(site.options.rootDir, file), ...args],
    isHealthy: () => answersHttp(`${addressOf(port)}/healthz/ready`),
  };
  return loggingByItself(program, site);
}
