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

const IMAGE = 'redis:7';
const IMAGE_PORT = 6_379;
const HELP =
  'Install redis-server or valkey-server (on PATH, or REDIS_BINARY), or start Docker, or set REDIS_URL.';

/** A timer must not be evicted, and must outlive a crash: `noeviction`, and the append-only file. */
const KEEPING = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];

/** Also for tests, which want a Redis of their own. */
export function redisArgs({ port, dataDir }: Place): string[] {
  return ['--port', String(port), '--bind', '127.0.0.1', '--dir', dataDir, ...KEEPING];
}

function redisRunnable(executable: string): (place: Place) => Runnable {
  return (place) => ({ command: executable, args: redisArgs(place) });
}

/** Architecture §8: given, found, container, Debian's package. */
export function redisCandidates(machine: Machine): Candidate[] {
  return [
    {
      source: 'given',
      find: () => givenChoice(machine, { product: 'Redis', variable: 'REDIS_URL' }),
    },
    {
      source: 'found',
      find: () =>
        foundChoice(
          machine,
          {
            variable: 'REDIS_BINARY',
            names: ['redis-server', 'valkey-server'],
          },
          'Redis',
          redisRunnable,
        ),
    },
    {
      source: 'container',
      async find() {
        const docker = await machine.image(IMAGE);
        if ('no' in docker) return docker;
        const args = ['redis-server', ...KEEPING];
        const spec = { image: IMAGE, port: IMAGE_PORT, dataPath: '/data', args };
        const runnable = containerRunnable(docker.yes, spec);
        const said = { product: 'Redis', version: IMAGE, where: `container ${IMAGE}` };
        return { yes: { source: 'container', ...said, runnable } };
      },
    },
    {
      source: 'fetched',
      find: async () =>
        programChoice(
          machine,
          await machine.debianPackage('redis-server', 'redis-server'),
          { source: 'fetched', product: 'Redis' },
          redisRunnable,
        ),
    },
  ];
}

export function resolveRedis(
  machine: Machine,
  { forced }: { forced?: Source | undefined } = {},
): Promise<Choice> {
  return resolve({ service: 'Redis', candidates: redisCandidates(machine), forced, help: HELP });
}
