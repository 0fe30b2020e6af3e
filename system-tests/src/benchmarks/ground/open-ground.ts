import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BusKind } from '@ticketing/local/backing/bus';
import type { Source } from '@ticketing/local/backing/choice';
import { createMachine } from '@ticketing/local/backing/create-machine';
import type { SuiteOptions } from '@ticketing/local/suite/options';
import { openStage, type Stage } from '@ticketing/local/suite/stage';
import { startBacking, type Backing } from '@ticketing/local/suite/start-backing';
import type { Ground } from './ground';
import { signedIn } from './people';
import { programSpec, serviceSpecOn, type Site } from './specs';

const rootDir = path.resolve(__dirname, '../../../..');
/** What a developer has given to `npm start` is never measured: everything here is our own. */
const GIVEN =
  /^STRIPE_|_MONGO_URI$|^(NATS_URL|REDIS_URL|JWT_KEY|JWT_KEY_PREVIOUS|NODE_ENV|LOG_LEVEL)$/;

export interface GroundOptions {
  mongo?: Source | undefined;
  bus?: BusKind | undefined;
  signal?: AbortSignal;
}

function ownEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !GIVEN.test(name)));
}

/** Without the port and the folders, which say nothing and change from run to run and from machine to machine. */
function described(detail: string): string {
  return detail.replace(/, on \d+, data in .*$/, '').replace(/\(\/[^)]*\//, '(');
}

async function start(options: SuiteOptions, stage: Stage): Promise<Site> {
  const servers: Record<string, string> = {};
  const { env = {} } = options;
  const cacheDir = path.join(rootDir, '.data');
  const machine = createMachine({ env, rootDir, cacheDir, say: () => undefined });
  const backing = await startBacking({
    options: { ...options, onStep: ({ title, detail }) => (servers[title] = described(detail)) },
    machine,
    stage,
  });
  return { options, stage, backing, servers };
}

function mongoUri({ mongoUris }: Backing, database: string): string {
  const url = new URL(mongoUris.orders);
  url.pathname = `/${database}`;
  return url.href;
}

function groundOn(site: Site, clear: () => Promise<void>, releases: (() => Promise<unknown>)[]) {
  const { stage, backing, servers } = site;
  const bring: Ground['program'] = async (file, { database, env = {}, args = [] }) => {
    const uri = mongoUri(backing, database);
    const spec = await programSpec(site, { file, uri, env, args });
    const [process] = await stage.bring([spec]);
    if (!process) throw new Error(`${file} was not started`);
    return { url: `http://127.0.0.1:${spec.port}`, process };
  };
  const ground: Ground = {
    store: servers['mongodb'] ?? 'unknown',
    broker: servers['nats'] ?? 'unknown',
    bus: backing.bus,
    natsUrl: backing.natsUrl,
    redisUrl: backing.redisUrl,
    mongoUri: (database) => mongoUri(backing, database),
    async service(service, { database, env = {}, nodeArgs = [] }) {
      const uri = mongoUri(backing, database);
      const spec = await serviceSpecOn(site, { service, uri, env, nodeArgs });
      const [process] = await stage.bring([spec]);
      if (!process) throw new Error(`${service} was not started`);
      return { url: `http://127.0.0.1:${spec.port}`, process };
    },
    program: bring,
    backing(name) {
      const found = stage.processes.find((process) => process.name === name);
      if (!found) throw new Error(`the ground has no ${name} of its own`);
      return found;
    },
    signedIn,
    onClear: (release) => void releases.push(release),
    clear,
  };
  return ground;
}

/**
 * Starts MongoDB, the broker and Redis with empty stores.
 *
 * @throws after everything that was started has been ended again
 */
export async function openGround({ mongo, bus, signal }: GroundOptions): Promise<Ground> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ticketing-bench-'));
  const options: SuiteOptions = {
    rootDir,
    dataDir,
    ports: 'free',
    env: ownEnvironment(),
    mongo,
    bus,
    ...(signal && { signal }),
  };
  const stage = openStage(options);
  const releases: (() => Promise<unknown>)[] = [];
  const clear = async () => {
    for (const release of releases.splice(0).reverse()) await release().catch(() => undefined);
    await stage.clear();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return groundOn(await start(options, stage), clear, releases);
  } catch (error) {
    await clear();
    throw error;
  }
}
