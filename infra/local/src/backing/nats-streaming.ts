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

const VERSION = '0.25.6';
const MODULE = `github.com/nats-io/nats-streaming-server@v${VERSION}`;
const IMAGE = `nats-streaming:${VERSION}`;
const IMAGE_PORT = 4_222;
const IMAGE_MONITORING_PORT = 8_222;

/** The default store is memory, and its bounds throw messages away. A dead client is noticed in 15 s. */
function serverArgs(clusterId: string, dataPath: string): string[] {
  return [
    ...['--cluster_id', clusterId, '--store', 'file', '--dir', dataPath],
    ...['--max_msgs', '0', '--max_bytes', '0', '--max_channels', '0', '--max_subs', '0'],
    ...['--hb_interval', '5s', '--hb_timeout', '5s', '--hb_fail_count', '2'],
  ];
}

function runnableFor(clusterId: string) {
  return (executable: string) =>
    ({ port, dataDir, monitoringPort }: Place): Runnable => ({
      command: executable,
      args: [
        ...['-a', '127.0.0.1', '-p', String(port)],
        ...(monitoringPort === undefined ? [] : ['-m', String(monitoringPort)]),
        ...serverArgs(clusterId, dataDir),
      ],
    });
}

/** Architecture §8: given, found, container, and built by Go where Go is there. */
export function natsStreamingCandidates(machine: Machine, clusterId: string): Candidate[] {
  const product = 'NATS Streaming';
  return [
    { source: 'given', find: () => givenChoice(machine, { product, variable: 'NATS_URL' }) },
    {
      source: 'found',
      find: () =>
        foundChoice(
          machine,
          {
            variable: 'NATS_STREAMING_BINARY',
            names: ['nats-streaming-server'],
          },
          product,
          runnableFor(clusterId),
        ),
    },
    {
      source: 'container',
      async find() {
        const docker = await machine.image(IMAGE);
        if ('no' in docker) return docker;
        const monitoringPort = IMAGE_MONITORING_PORT;
        const args = ['-m', String(monitoringPort), ...serverArgs(clusterId, '/data')];
        const spec = { image: IMAGE, port: IMAGE_PORT, monitoringPort, dataPath: '/data', args };
        const runnable = containerRunnable(docker.yes, spec);
        const said = { product, version: VERSION, where: `container ${IMAGE}` };
        return { yes: { source: 'container', ...said, runnable } };
      },
    },
    {
      source: 'fetched',
      find: async () =>
        programChoice(
          machine,
          await machine.goProgram(MODULE, 'nats-streaming-server'),
          { source: 'fetched', product },
          runnableFor(clusterId),
        ),
    },
  ];
}
