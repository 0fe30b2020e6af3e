import path from 'node:path';
import {
  foundChoice,
  givenChoice,
  programChoice,
  resolve,
  type Candidate,
  type Choice,
  type Place,
  type Runnable,
  type Source,
} from './choice';
import { containerRunnable } from './container';
import type { Machine } from './machine';
import type { Answer } from './remembered';

const IMAGE = 'mongo:8';
const IMAGE_PORT = 27_017;

export const SERVICES_WITH_STORE = ['auth', 'tickets', 'orders', 'payments', 'expiration'] as const;
export type ServiceWithStore = (typeof SERVICES_WITH_STORE)[number];

/** The variable by which a user gives one service its own database. */
export function mongoUriVariable(service: ServiceWithStore): string {
  return `${service.toUpperCase()}_MONGO_URI`;
}

const HELP = `Install MongoDB (mongod on PATH, or MONGOD_BINARY), or start Docker, or set ${SERVICES_WITH_STORE.map(
  mongoUriVariable,
).join(', ')}.`;

function mongodArgs({ port, dataDir }: Place): string[] {
  return ['--port', String(port), '--dbpath', dataDir, '--bind_ip', '127.0.0.1'];
}

function mongodRunnable(executable: string): (place: Place) => Runnable {
  return (place) => ({ command: executable, args: mongodArgs(place) });
}

async function given(machine: Machine): Promise<Answer<Choice>> {
  const variables = SERVICES_WITH_STORE.map(mongoUriVariable);
  const missing = variables.filter((variable) => !machine.env[variable]);
  if (missing.length > 0) return { no: `not set: ${missing.join(', ')}` };
  for (const variable of variables) await givenChoice(machine, { product: 'MongoDB', variable });
  const where = variables.join(', ');
  return { yes: { source: 'given', product: 'MongoDB', version: 'unknown', where } };
}

/** The embedded store keeps what it acknowledged, but is no production database and never becomes one. */
function whyNotEmbedded({ env }: Machine): string | undefined {
  if (env['NODE_ENV'] === 'production') return 'it refuses NODE_ENV=production';
  if (env['STRIPE_KEY']?.startsWith('sk_live_')) return 'it refuses a live Stripe key';
  return undefined;
}

async function embedded(machine: Machine, rootDir: string): Promise<Answer<Choice>> {
  const refusal = whyNotEmbedded(machine);
  if (refusal !== undefined) return { no: refusal };
  const executable = path.join(rootDir, 'infra/local/bin/embedded-mongod');
  return programChoice(
    machine,
    { yes: executable },
    { source: 'embedded', product: 'embedded store (never for production)' },
    mongodRunnable,
  );
}

/** Architecture §8: given, found, container, fetched, embedded. */
export function mongodbCandidates(machine: Machine, { rootDir }: { rootDir: string }): Candidate[] {
  return [
    { source: 'given', find: () => given(machine) },
    {
      source: 'found',
      find: () =>
        foundChoice(
          machine,
          { variable: 'MONGOD_BINARY', names: ['mongod'] },
          'mongod',
          mongodRunnable,
        ),
    },
    {
      source: 'container',
      async find() {
        const docker = await machine.image(IMAGE);
        if ('no' in docker) return docker;
        const args = ['mongod', '--bind_ip_all', '--dbpath', '/data/db'];
        const spec = { image: IMAGE, port: IMAGE_PORT, dataPath: '/data/db', args };
        const runnable = containerRunnable(docker.yes, spec);
        const said = { product: 'mongod', version: IMAGE, where: `container ${IMAGE}` };
        return { yes: { source: 'container', ...said, runnable } };
      },
    },
    {
      source: 'fetched',
      find: async () =>
        programChoice(
          machine,
          await machine.downloadedMongod(),
          { source: 'fetched', product: 'mongod' },
          mongodRunnable,
        ),
    },
    { source: 'embedded', find: () => embedded(machine, rootDir) },
  ];
}

export function resolveMongodb(
  machine: Machine,
  { rootDir, forced }: { rootDir: string; forced?: Source | undefined },
): Promise<Choice> {
  const candidates = mongodbCandidates(machine, { rootDir });
  return resolve({ service: 'MongoDB', candidates, forced, help: HELP });
}
