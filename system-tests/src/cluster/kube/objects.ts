/** What is looked at of the objects that Kubernetes keeps. */
export interface KubeObject {
  kind: string;
  metadata: {
    name: string;
    labels?: Readonly<Record<string, string>>;
    deletionTimestamp?: string;
    ownerReferences?: readonly { kind: string }[];
  };
}

export interface KubeList<T> {
  items: readonly T[];
}

export interface EnvVariable {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef?: { name: string; key: string } };
}

export interface KubeContainer {
  name: string;
  env?: readonly EnvVariable[];
  envFrom?: readonly { configMapRef?: { name: string } }[];
}

export interface Workload extends KubeObject {
  metadata: KubeObject['metadata'] & { generation?: number };
  spec: {
    replicas?: number;
    selector: { matchLabels: Readonly<Record<string, string>> };
    template: { spec: { containers: readonly KubeContainer[] } };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
  };
}

export interface ContainerStatus {
  name: string;
  ready: boolean;
  restartCount: number;
  state?: Readonly<Record<string, { reason?: string; message?: string }>>;
}

export interface KubePod extends KubeObject {
  spec: { nodeName?: string };
  status: {
    phase: string;
    conditions?: readonly { type: string; status: string; message?: string }[];
    containerStatuses?: readonly ContainerStatus[];
    initContainerStatuses?: readonly ContainerStatus[];
  };
}

const NAME = 'app.kubernetes.io/name';
const COMPONENT = 'app.kubernetes.io/component';

/** By the standard label: which program it is. */
export function programOf({ metadata }: KubeObject): string {
  return metadata.labels?.[NAME] ?? metadata.name;
}

/** By the standard label: its part in the platform. */
export function componentOf({ metadata }: KubeObject): string {
  return metadata.labels?.[COMPONENT] ?? '';
}

/** Of a job, which is tried again by design. */
export function isOfJob({ metadata }: KubeObject): boolean {
  return metadata.ownerReferences?.some(({ kind }) => kind === 'Job') ?? false;
}

/** Ours and without a state: restarting one must not be noticed by anybody. */
export function isStateless(object: KubeObject): boolean {
  return ['service', 'frontend'].includes(componentOf(object));
}
