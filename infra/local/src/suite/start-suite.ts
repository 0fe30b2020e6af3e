import path from 'node:path';
import type { BusKind } from '../backing/bus';
import { createMachine } from '../backing/create-machine';
import { BackingUnavailable } from '../backing/choice';
import { resolveStripe, type StripeChoice } from '../backing/stripe';
import { startObserving, type Observed } from '../observe/start-observing';
import type { ManagedProcess } from '../processes/managed-process';
import type { SuiteOptions } from './options';
import { SERVICES, type ProcessName, type ServiceName } from './ports';
import { sessionKey } from './secrets';
import {
  addressOf,
  clientSpec,
  compilerSpec,
  proxySpec,
  serviceSpec,
  simulatorSpec,
} from './specs';
import { openStage, type Stage } from './stage';
import { startBacking, type Backing } from './start-backing';

/** The whole platform as real processes. */
export interface Suite {
  /** Where a browser goes. */
  readonly url: string;
  readonly processes: readonly ManagedProcess[];
  /** One of them by name, to stop, kill and start it. Where it was given to us there is none. */
  process(name: ProcessName): ManagedProcess;
  readonly bus: BusKind;
  readonly natsUrl: string;
  readonly redisUrl: string;
  readonly mongoUris: Readonly<Record<ServiceName, string>>;
  /** Where each service listens itself, past the proxy. */
  readonly serviceUrls: Readonly<Record<ServiceName, string>>;
  /** Who watches it, where that was asked for. */
  readonly observed: Observed;
  readonly stripe: { readonly url: string | undefined; readonly env: StripeChoice['env'] };
  /** Ends everything, the last started first. Twice is safe. */
  stop(): Promise<void>;
}

type Ports = Record<ServiceName | 'proxy' | 'client', number>;
type MetricsPorts = Partial<Record<ServiceName, number>>;

async function timed<T>(
  { onStep }: SuiteOptions,
  work: () => Promise<T>,
  describe: (result: T) => { title: string; detail: string },
): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  onStep?.({ ...describe(result), tookMs: performance.now() - startedAt });
  return result;
}

async function choosePorts(stage: Stage): Promise<Ports> {
  const ports: Partial<Ports> = {};
  for (const name of [...SERVICES, 'client', 'proxy'] as const) {
    ports[name] = await stage.port(name);
  }
  return ports as Ports;
}

async function chooseMetricsPorts(options: SuiteOptions, stage: Stage): Promise<MetricsPorts> {
  const ports: MetricsPorts = {};
  for (const name of options.observe ? SERVICES : []) {
    ports[name] = await stage.port(`${name}-metrics`);
  }
  return ports;
}

function metricsTargets(ports: MetricsPorts): Record<string, string> {
  const entries = Object.entries(ports).map(([name, port]) => [name, `127.0.0.1:${port}`]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function serviceAddresses(ports: Ports): Record<ServiceName, string> {
  const entries = SERVICES.map((service) => [service, addressOf(ports[service])] as const);
  return Object.fromEntries(entries) as Record<ServiceName, string>;
}

/** Stripe itself, or the simulator once it runs: the variables for payments, and its address. */
async function startStripe(
  options: SuiteOptions,
  { stage, ports, storeDir }: { stage: Stage; ports: Ports; storeDir: string },
): Promise<Suite['stripe']> {
  const stripe = resolveStripe({ env: options.env ?? {} });
  if (stripe.kind === 'given') {
    const url = stripe.env['STRIPE_API_URL'];
    options.onStep?.({ title: 'stripe', detail: 'given: your own key', tookMs: 0 });
    return { url, env: stripe.env };
  }
  if (options.env?.['NODE_ENV'] === 'production') {
    throw new BackingUnavailable(
      'The Stripe simulator refuses NODE_ENV=production: set STRIPE_KEY.',
    );
  }
  const port = await stage.port('stripe-simulator');
  const told = { options, stripe, port, paymentsPort: ports.payments, proxyPort: ports.proxy };
  await timed(
    options,
    () => stage.bring([simulatorSpec({ ...told, storeDir })]),
    () => ({ title: 'stripe', detail: `embedded: simulator on ${port}` }),
  );
  return { url: addressOf(port), env: { ...stripe.env, STRIPE_API_URL: addressOf(port) } };
}

async function startPlatform(
  options: SuiteOptions,
  {
    stage,
    ports,
    metricsPorts,
    backing,
    stripe,
  }: {
    stage: Stage;
    ports: Ports;
    metricsPorts: MetricsPorts;
    backing: Backing;
    stripe: Suite['stripe'];
  },
): Promise<void> {
  const jwtKey = sessionKey(options.dataDir);
  const given = { options, backing, stripe: stripe.env, jwtKey };
  const services = SERVICES.map((name) =>
    serviceSpec(name, { ...given, port: ports[name], metricsPort: metricsPorts[name] }),
  );
  const { withClient = true } = options;
  const { client: port, proxy: proxyPort } = ports;
  const client = clientSpec({ options, port, proxyPort });
  await timed(
    options,
    () => stage.bring(withClient ? [...services, client] : services),
    (started) => ({
      title: withClient ? 'services and client' : 'services',
      detail: started.map(({ name, port }) => `${name} ${port}`).join(', '),
    }),
  );
  const targets = {
    ...serviceAddresses(ports),
    ...(withClient && { client: addressOf(ports.client) }),
    ...(stripe.url !== undefined && { 'stripe-simulator': stripe.url }),
  };
  if (options.watch) await stage.bring([compilerSpec(options, SERVICES)]);
  await timed(
    options,
    () => stage.bring([proxySpec({ options, port: ports.proxy, targets })]),
    () => ({ title: 'proxy', detail: `http://localhost:${ports.proxy}` }),
  );
}

async function start(options: SuiteOptions, stage: Stage): Promise<Suite> {
  const { rootDir, env = {}, signal } = options;
  const cacheDir = options.cacheDir ?? path.join(rootDir, '.data');
  const say = (line: string) => options.onNote?.(line);
  const machine = createMachine({ env, rootDir, cacheDir, say, signal });
  const backing = await startBacking({ options, machine, stage });
  const ports = await choosePorts(stage);
  const stripe = await startStripe(options, { stage, ports, storeDir: backing.storeDir });
  const metricsPorts = await chooseMetricsPorts(options, stage);
  await startPlatform(options, { stage, ports, metricsPorts, backing, stripe });
  const targets = metricsTargets(metricsPorts);
  const observed = options.observe
    ? await startObserving({ options, machine, stage, targets })
    : {};
  const url = `http://localhost:${ports.proxy}`;
  stage.servedAt(url);
  return {
    url,
    processes: stage.processes,
    process(name) {
      const found = stage.processes.find((process) => process.name === name);
      if (!found) throw new Error(`the suite runs no ${name} of its own`);
      return found;
    },
    bus: backing.bus,
    natsUrl: backing.natsUrl,
    redisUrl: backing.redisUrl,
    mongoUris: backing.mongoUris,
    serviceUrls: serviceAddresses(ports),
    observed,
    stripe,
    stop: () => stage.clear(),
  };
}

/**
 * Starts backing services, the five services, the client and the proxy, each as a process of its own.
 *
 * @throws after everything that was started has been ended again
 */
export async function startSuite(given: SuiteOptions): Promise<Suite> {
  const options = { env: process.env, ...given };
  const stage = openStage(options);
  const onAbort = () => void stage.clear();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await start(options, stage);
  } catch (error) {
    await stage.clear();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
  }
}
