import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  foundChoice,
  givenChoice,
  programChoice,
  type Candidate,
  type Place,
  type Runnable,
} from './choice';
import { containerRunnable } from './container';
import type { Machine } from './machine';

const IMAGE = 'nats:2.12';
const IMAGE_PORT = 4_222;
const DATA_PATH = '/data';
/** Older servers refuse a configuration with `sync_interval`. */
const SYNC_INTERVAL_SINCE: readonly [number, number] = [2, 10];

function canSyncAlways(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [sinceMajor, sinceMinor] = SYNC_INTERVAL_SINCE;
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

/** Without `sync_interval: always` a power cut can undo what was acknowledged up to two minutes ago. */
export function jetstreamConfig({
  version,
  storeDir,
  listen,
}: {
  version: string;
  storeDir: string;
  listen: string;
}): string {
  const sync = canSyncAlways(version) ? ['  sync_interval: always'] : [];
  return [
    `listen: "${listen}"`,
    'jetstream {',
    `  store_dir: ${JSON.stringify(storeDir)}`,
    ...sync,
    '}',
    '',
  ].join('\n');
}

function writeConfig(dataDir: string, config: string): string {
  const file = path.join(dataDir, 'nats-server.conf');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, config);
  return file;
}

function runnable(executable: string, version: string): (place: Place) => Runnable {
  return ({ port, dataDir }) => {
    const listen = `127.0.0.1:${port}`;
    const config = jetstreamConfig({ version, storeDir: dataDir, listen });
    return { command: executable, args: ['-c', writeConfig(dataDir, config)] };
  };
}

function containerWithConfig(docker: string): (place: Place) => Runnable {
  const version = IMAGE.replace(/^.*:/, '');
  const listen = `0.0.0.0:${IMAGE_PORT}`;
  const config = jetstreamConfig({ version, storeDir: DATA_PATH, listen });
  const args = ['-c', `${DATA_PATH}/nats-server.conf`];
  const spec = { image: IMAGE, port: IMAGE_PORT, dataPath: DATA_PATH, args };
  return (place) => {
    writeConfig(place.dataDir, config);
    return containerRunnable(docker, spec)(place);
  };
}

/** NATS' own successor of NATS Streaming: given, found, container, Debian's package. */
export function jetstreamCandidates(machine: Machine): Candidate[] {
  const product = 'NATS JetStream';
  return [
    { source: 'given', find: () => givenChoice(machine, { product, variable: 'NATS_URL' }) },
    {
      source: 'found',
      find: () =>
        foundChoice(
          machine,
          { variable: 'NATS_SERVER_BINARY', names: ['nats-server'] },
          product,
          runnable,
        ),
    },
    {
      source: 'container',
      async find() {
        const docker = await machine.image(IMAGE);
        if ('no' in docker) return docker;
        const said = { product, version: IMAGE, where: `container ${IMAGE}` };
        return { yes: { source: 'container', ...said, runnable: containerWithConfig(docker.yes) } };
      },
    },
    {
      source: 'fetched',
      find: async () =>
        programChoice(
          machine,
          await machine.debianPackage('nats-server', 'nats-server'),
          { source: 'fetched', product },
          runnable,
        ),
    },
  ];
}
