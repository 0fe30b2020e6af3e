import type { StatefulSet } from 'kubernetes-types/apps/v1';
import { named, ofKind, workloads, type KubeObject, type Workload } from '../kube-object';
import { SERVICES, type Rendered, type Rules } from '../rule';

const NATS_SINCE: readonly [number, number] = [2, 12];

/** The text of the file that a volume of a workload brings. */
export function fileOf(objects: readonly KubeObject[], workload: Workload, file: string): string {
  const names = (workload.pod.volumes ?? []).map(({ configMap }) => configMap?.name);
  return (
    ofKind(objects, 'ConfigMap')
      .filter(({ metadata }) => names.includes(metadata.name))
      .map(({ data }) => data?.[file])
      .find((text) => text !== undefined) ?? ''
  );
}

/** Where a server keeps what it must not forget: on a claim of its own. */
export function keepsOn(workload: Workload | undefined, mountPath: string): boolean {
  const { spec } = (workload?.object ?? {}) as StatefulSet;
  const claims = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name);
  const mounts = workload?.containers.flatMap(({ volumeMounts = [] }) => volumeMounts) ?? [];
  return mounts.some((mount) => mount.mountPath === mountPath && claims.includes(mount.name));
}

export function server(objects: readonly KubeObject[], name: string): Workload | undefined {
  return workloads(ofKind(objects, 'StatefulSet')).find((workload) => workload.name === name);
}

/** The parts of a server that are missing, by name. */
export function missing(parts: Readonly<Record<string, boolean>>, title: string): string[] {
  return Object.entries(parts)
    .filter(([, isThere]) => !isThere)
    .map(([part]) => `${title}: ${part}`);
}

function variable(workload: Workload | undefined, name: string): string | undefined {
  const variables = workload?.containers.flatMap(({ env = [] }) => env) ?? [];
  return variables.find((each) => each.name === name)?.value;
}

function mongodbFaults(objects: readonly KubeObject[], service: string): string[] {
  const name = `${service}-mongodb`;
  const workload = server(objects, name);
  if (!workload) return [`StatefulSet/${name}: is not there`];
  const secrets = (workload.pod.volumes ?? []).map(({ secret }) => secret?.secretName);
  const script = fileOf(objects, workload, 'users.js');
  return missing(
    {
      'keeps its data on no volume': keepsOn(workload, '/data/db'),
      'asks for no password': workload.containers.some(({ args }) => args?.includes('--auth')),
      'shares its secret': secrets.includes(name),
      'makes no user for the service alone':
        variable(workload, 'SERVICE') === service && /role: 'readWrite', db: SERVICE/.test(script),
      'has no name': named(ofKind(objects, 'Service'), name) !== undefined,
    },
    workload.title,
  );
}

function usesOwnDatabase(objects: readonly KubeObject[], service: string): boolean {
  const workload = workloads(objects).find(
    ({ name, object }) => name === service && object.kind === 'Deployment',
  );
  return (
    workload?.containers.flatMap(({ env = [] }) => env).find(({ name }) => name === 'MONGO_URI')
      ?.valueFrom?.secretKeyRef?.name === `${service}-mongodb`
  );
}

function streamingFaults({ objects }: Rendered): string[] {
  const workload = server(objects, 'nats-streaming');
  if (!workload) return ['StatefulSet/nats-streaming: is not there'];
  const text = fileOf(objects, workload, 'nats-streaming.conf');
  return missing(
    {
      'keeps messages in memory': /store: file/.test(text) && /dir: \/data/.test(text),
      'keeps messages on no volume': keepsOn(workload, '/data'),
      'asks for no password': /password: \$NATS_PASSWORD/.test(text),
      'throws messages away': /max_msgs: 0/.test(text) && /max_bytes: 0/.test(text),
    },
    workload.title,
  );
}

function isSince(image: string, [major, minor]: readonly [number, number]): boolean {
  const [, has = 0, hasMinor = 0] = (/:(\d+)\.(\d+)/.exec(image) ?? []).map(Number);
  return has > major || (has === major && hasMinor >= minor);
}

function jetstreamFaults({ objects, overlay }: Rendered): string[] {
  const workload = server(objects, 'nats');
  if (!workload) return ['StatefulSet/nats: is not there'];
  const text = fileOf(objects, workload, 'nats.conf');
  const image = workload.containers[0]?.image ?? '';
  const services = ofKind(objects, 'Service');
  const settings = ofKind(objects, 'ConfigMap').find(({ data }) => data?.['EVENT_BUS'])?.data ?? {};
  return missing(
    {
      'is not three servers': (workload.object as StatefulSet).spec?.replicas === 3,
      'acknowledges what is not on the disk': /sync_interval: always/.test(text),
      'keeps messages on no volume': keepsOn(workload, '/data'),
      'asks for no password': text.match(/password: \$NATS_PASSWORD/g)?.length === 2,
      'is too old': overlay === 'prod' || isSince(image, NATS_SINCE),
      'is not what the services use': settings['EVENT_BUS'] === 'jetstream',
      'keeps each message once': settings['JETSTREAM_REPLICAS'] === '3',
      'stands beside NATS Streaming': server(objects, 'nats-streaming') === undefined,
      'is asked before it is ready': !named(services, 'nats')?.spec?.publishNotReadyAddresses,
      'finds its peers only when they are ready':
        named(services, 'nats-peers')?.spec?.publishNotReadyAddresses === true,
    },
    workload.title,
  );
}

export const backingRules: Rules = {
  'each service has a MongoDB of its own, with a password and a volume': ({
    objects,
    components,
  }) => [
    ...(components.has('external-mongo')
      ? ofKind(objects, 'StatefulSet')
          .filter(({ metadata }) => metadata.name.endsWith('-mongodb'))
          .map(({ metadata }) => `StatefulSet/${metadata.name}: is there all the same`)
      : SERVICES.flatMap((service) => mongodbFaults(objects, service))),
    ...SERVICES.filter((service) => !usesOwnDatabase(objects, service)).map(
      (service) => `Deployment/${service}: does not use its own`,
    ),
  ],

  'Redis keeps everything, on a volume, behind a password': ({ objects }) => {
    const workload = server(objects, 'redis');
    if (!workload) return ['StatefulSet/redis: is not there'];
    const text = fileOf(objects, workload, 'redis.conf');
    const command = workload.containers[0]?.command ?? [];
    return missing(
      {
        'forgets in a crash': /^appendonly yes$/m.test(text),
        'may evict a timer': /^maxmemory-policy noeviction$/m.test(text),
        'keeps its data on no volume': keepsOn(workload, '/data'),
        'asks for no password': command.includes('--requirepass'),
      },
      workload.title,
    );
  },

  'the broker keeps messages on volumes, behind a password': (rendered) =>
    rendered.components.has('jetstream') ? jetstreamFaults(rendered) : streamingFaults(rendered),

  'each database is copied every night, and can be put back': ({ objects, components }) =>
    !components.has('backup')
      ? []
      : SERVICES.flatMap((service) => {
          const backup = named(ofKind(objects, 'CronJob'), `${service}-backup`);
          const restore = named(ofKind(objects, 'CronJob'), `${service}-restore`);
          return missing(
            {
              'there is no copy': backup?.spec?.suspend !== true && backup?.spec !== undefined,
              'it can not be put back': restore?.spec?.suspend === true,
              'two run at a time': backup?.spec?.concurrencyPolicy === 'Forbid',
            },
            `CronJob/${service}-backup`,
          );
        }),
};
