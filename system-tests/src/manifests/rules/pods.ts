import { baseConfig } from '@ticketing/common/service/config';
import type { Container, Probe } from 'kubernetes-types/core/v1';
import { ofKind, titleOf, workloads, type Workload } from '../kube-object';
import { OURS, type Rendered, type Rules } from '../rule';

const OUR_USER_MIN = 10_000;
const DRAIN_MS_DEFAULT = baseConfig.shape.SHUTDOWN_GRACE_MS.parse(undefined);
/** What the restricted standard lets a pod mount. */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
];
const RESTRICTED_VOLUMES = new Set([...VOLUMES, 'projected', 'secret', 'name']);

const eachContainer = (
  { objects }: Rendered,
  fault: (container: Container, workload: Workload) => string | false,
): string[] =>
  workloads(objects).flatMap((workload) =>
    workload.containers.flatMap((container) => {
      const found = fault(container, workload);
      return found === false ? [] : [`${workload.title} (${container.name}): ${found}`];
    }),
  );

const eachPod = ({ objects }: Rendered, fault: (workload: Workload) => string | false): string[] =>
  workloads(objects).flatMap((workload) => {
    const found = fault(workload);
    return found === false ? [] : [`${workload.title}: ${found}`];
  });

/** A container that prepares something ends by itself. */
function isServing(container: Container, { isServer, pod }: Workload): boolean {
  return isServer && pod.containers.includes(container);
}

function withoutThreshold({ failureThreshold: _failures, ...probe }: Probe): string {
  return JSON.stringify(probe);
}

function probesFault(container: Container): string | false {
  const { startupProbe, readinessProbe, livenessProbe } = container;
  if (!startupProbe || !readinessProbe || !livenessProbe) return 'lacks a probe';
  const probes = [startupProbe, readinessProbe, livenessProbe].map(withoutThreshold);
  if (new Set(probes).size < probes.length) return 'two probes are the same';
  if (livenessProbe.httpGet?.path?.includes('ready')) return 'its life depends on others';
  return false;
}

/** How long a container takes to stop by itself, as its environment says; Next as long as connections are kept. */
function drainSeconds(container: Container, { objects }: Rendered): number {
  const literal = container.env?.find(({ name }) => name === 'SHUTDOWN_GRACE_MS')?.value;
  const names = container.envFrom?.map(({ configMapRef }) => configMapRef?.name) ?? [];
  const given = ofKind(objects, 'ConfigMap')
    .filter(({ metadata }) => names.includes(metadata.name))
    .map(({ data }) => data?.['SHUTDOWN_GRACE_MS'])
    .find((value) => value !== undefined);
  const kept = container.env?.find(({ name }) => name === 'KEEP_ALIVE_TIMEOUT')?.value;
  return Number(kept ?? literal ?? given ?? DRAIN_MS_DEFAULT) / 1_000;
}

/** Whose stop is ours to bound; a database takes what it takes, and has its own grace. */
function drainFault(workload: Workload, rendered: Rendered): string | false {
  const grace = workload.pod.terminationGracePeriodSeconds ?? 30;
  const waits = workload.containers.map((each) => each.lifecycle?.preStop?.sleep?.seconds ?? 0);
  const wait = Math.max(0, ...waits);
  const isOurs = OURS.includes(workload.name);
  const drain = isOurs
    ? Math.max(0, ...workload.containers.map((each) => drainSeconds(each, rendered)))
    : 0;
  return grace <= wait + drain && `${grace} s end before ${wait} s and a drain of ${drain} s`;
}

function cpuMillis(container: Container): number {
  const [, amount = '0', unit] =
    /^([\d.]+)(m?)$/.exec(container.resources?.requests?.['cpu'] ?? '') ?? [];
  return Number(amount) * (unit === 'm' ? 1 : 1_000);
}

/** The scheduler keeps the larger of the two free, for as long as the pod is there. */
function preparationFault({ pod }: Workload): string | false {
  const needed = pod.containers.map(cpuMillis).reduce((sum, each) => sum + each, 0);
  const greedy = pod.initContainers?.find((each) => cpuMillis(each) > needed);
  return greedy !== undefined && `${greedy.name} asks for ${cpuMillis(greedy)}m CPU`;
}

function restrictedFault({ pod }: Workload): string | false {
  const { runAsNonRoot, seccompProfile } = pod.securityContext ?? {};
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) return 'is on the host';
  if (runAsNonRoot !== true) return 'may run as root';
  if (seccompProfile?.type !== 'RuntimeDefault') return 'has no seccomp profile';
  const kinds = (pod.volumes ?? []).flatMap((volume) => Object.keys(volume));
  const forbidden = kinds.find((kind) => !RESTRICTED_VOLUMES.has(kind));
  return forbidden !== undefined && `mounts ${forbidden}`;
}

export const podRules: Rules = {
  'pods meet the restricted standard': (rendered) => eachPod(rendered, restrictedFault),

  'containers can gain no privileges': (rendered) =>
    eachContainer(rendered, ({ securityContext: context }) => {
      if (context?.privileged) return 'is privileged';
      if (context?.runAsNonRoot === false || context?.runAsUser === 0) return 'runs as root';
      return context?.allowPrivilegeEscalation !== false && 'may escalate';
    }),

  'containers drop all capabilities': (rendered) =>
    eachContainer(rendered, ({ securityContext }) => {
      const { drop = [], add = [] } = securityContext?.capabilities ?? {};
      return (!drop.includes('ALL') || add.length > 0) && 'keeps some';
    }),

  'root file systems are read-only': (rendered) =>
    eachContainer(
      rendered,
      ({ securityContext }) =>
        securityContext?.readOnlyRootFilesystem !== true && 'may write everywhere',
    ),

  'pods run as a numeric user, ours from 10000': (rendered) =>
    eachPod(rendered, ({ pod, containers }) => {
      const user = pod.securityContext?.runAsUser ?? 0;
      const isOurs = containers.some(({ image }) => image?.startsWith('ticketing/'));
      return user < (isOurs ? OUR_USER_MIN : 1) && `user ${user}`;
    }),

  'containers have requests and limits': (rendered) =>
    eachContainer(rendered, ({ resources }) => {
      const { requests = {}, limits = {} } = resources ?? {};
      const missing = [requests['cpu'], requests['memory'], limits['cpu'], limits['memory']];
      return missing.includes(undefined) && 'lacks one of CPU and memory';
    }),

  'what prepares a pod asks for no more CPU than the pod': (rendered) =>
    eachPod(rendered, preparationFault),

  'servers have three different probes': (rendered) =>
    eachContainer(
      rendered,
      (container, workload) => isServing(container, workload) && probesFault(container),
    ),

  'servers wait before they stop': (rendered) =>
    eachContainer(
      rendered,
      (container, workload) =>
        isServing(container, workload) &&
        (container.lifecycle?.preStop?.sleep?.seconds ?? 0) < 3 &&
        'stops at once',
    ),

  'the grace period is longer than the drain': (rendered) =>
    eachPod(rendered, (workload) => workload.isServer && drainFault(workload, rendered)),

  'no pod gets a token of the API server': (rendered) => [
    ...eachPod(rendered, ({ pod }) => pod.automountServiceAccountToken !== false && 'has one'),
    ...ofKind(rendered.objects, 'ServiceAccount')
      .filter((account) => account.automountServiceAccountToken !== false)
      .map((account) => `${titleOf(account)}: gives one`),
  ],

  'pods have a service account of their own': (rendered) =>
    eachPod(
      rendered,
      ({ pod }) => (pod.serviceAccountName ?? 'default') === 'default' && 'has the default one',
    ),

  'pods are not told of every service by their environment': (rendered) =>
    eachPod(rendered, ({ pod }) => pod.enableServiceLinks !== false && 'is told'),

  'jobs end, and are forgotten or bounded': ({ objects }) =>
    workloads(objects)
      .filter(({ isServer }) => !isServer)
      .filter(({ object }) => {
        const { spec } = object as { spec?: Record<string, unknown> };
        const job = (spec?.['jobTemplate'] as { spec?: Record<string, unknown> } | undefined)?.spec;
        return (job ?? spec)?.['activeDeadlineSeconds'] === undefined;
      })
      .map(({ title }) => `${title}: may run for ever`),

  'an update takes no pod away before its successor is ready': ({ objects }) =>
    ofKind(objects, 'Deployment')
      .filter(({ spec }) => spec?.strategy?.rollingUpdate?.maxUnavailable !== 0)
      .map((deployment) => `${titleOf(deployment)}: maxUnavailable is not 0`),
};
