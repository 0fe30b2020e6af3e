import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { CronJob, Job } from 'kubernetes-types/batch/v1';
import type {
  ConfigMap,
  Container,
  Namespace,
  PersistentVolumeClaim,
  PodSpec,
  Secret,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1';
import type { Ingress, NetworkPolicy } from 'kubernetes-types/networking/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import type { Gateway, HTTPRoute } from './gateway-api';

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Labels;
    annotations?: Labels;
  };
}

export type Labels = Readonly<Record<string, string>>;

interface Kinds {
  ConfigMap: ConfigMap;
  CronJob: CronJob;
  Deployment: Deployment;
  Gateway: Gateway;
  HTTPRoute: HTTPRoute;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  Ingress: Ingress;
  Job: Job;
  Namespace: Namespace;
  NetworkPolicy: NetworkPolicy;
  PersistentVolumeClaim: PersistentVolumeClaim;
  PodDisruptionBudget: PodDisruptionBudget;
  Secret: Secret;
  Service: Service;
  ServiceAccount: ServiceAccount;
  StatefulSet: StatefulSet;
}

/** The objects of one kind. That they have its shape is a rule of its own. */
export function ofKind<K extends keyof Kinds>(
  objects: readonly KubeObject[],
  kind: K,
): (Kinds[K] & KubeObject)[] {
  return objects.filter((object) => object.kind === kind) as (Kinds[K] & KubeObject)[];
}

export function named<T extends KubeObject>(objects: readonly T[], name: string): T | undefined {
  return objects.find(({ metadata }) => metadata.name === name);
}

/** How a finding names an object. */
export function titleOf({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.name}`;
}

/** Anything that makes pods. */
export interface Workload {
  object: KubeObject;
  title: string;
  name: string;
  /** It goes on for ever: not a job. */
  isServer: boolean;
  podLabels: Labels;
  pod: PodSpec;
  containers: Container[];
}

interface Template {
  metadata?: { labels?: Labels };
  spec?: PodSpec;
}

function templateOf(object: KubeObject): Template | undefined {
  const { spec } = object as { spec?: { template?: Template; jobTemplate?: { spec?: unknown } } };
  if (object.kind !== 'CronJob') return spec?.template;
  return (spec?.jobTemplate?.spec as { template?: Template } | undefined)?.template;
}

const SERVERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
const MAKERS = new Set([...SERVERS, 'Job', 'CronJob', 'ReplicaSet', 'Pod']);

export function workloads(objects: readonly KubeObject[]): Workload[] {
  return objects
    .filter(({ kind }) => MAKERS.has(kind))
    .map((object) => {
      const template = templateOf(object);
      const pod = template?.spec ?? { containers: [] };
      return {
        object,
        title: titleOf(object),
        name: object.metadata.name,
        isServer: SERVERS.has(object.kind),
        podLabels: template?.metadata?.labels ?? {},
        pod,
        containers: [...(pod.initContainers ?? []), ...pod.containers],
      };
    });
}

/** Whether labels have all that a selector asks for. */
export function selects(
  selector:
    | {
        matchLabels?: Labels;
        matchExpressions?: readonly { key: string; operator: string; values?: string[] }[];
      }
    | undefined,
  labels: Labels,
): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(
      ({ key, operator, values = [] }) => operator === 'In' && values.includes(labels[key] ?? ''),
    )
  );
}
