import type { Container, EnvVar } from 'kubernetes-types/core/v1';
import { DOCUMENTED_SECRETS } from '../documented-secrets';
import { ofKind, workloads, type KubeObject } from '../kube-object';
import { OURS, SERVICES, type Rendered, type Rules } from '../rule';

function valueOf({ value, valueFrom }: EnvVar): string | undefined {
  const secret = valueFrom?.secretKeyRef;
  if (secret) return DOCUMENTED_SECRETS[secret.name ?? '']?.[secret.key];
  return valueFrom?.fieldRef ? 'a-pod-1' : value;
}

function environmentOf(
  { env = [], envFrom = [] }: Container,
  objects: readonly KubeObject[],
): Record<string, string> {
  const maps = envFrom.map(({ configMapRef }) =>
    ofKind(objects, 'ConfigMap').find(({ metadata }) => metadata.name === configMapRef?.name),
  );
  const own = env.flatMap((variable) => {
    const value = valueOf(variable);
    return value === undefined ? [] : [[variable.name, value] as const];
  });
  return Object.assign({}, ...maps.map((map) => map?.data), Object.fromEntries(own)) as Record<
    string,
    string
  >;
}

/** Variables that a service does not read; those that all share may be for others. */
function unread(name: string, config: object, { env = [] }: Container): string[] {
  if (!SERVICES.includes(name)) return [];
  return env.map((variable) => variable.name).filter((variable) => !(variable in config));
}

function faultsOf(name: string, { objects, readConfig }: Rendered): string[] {
  const workload = workloads(ofKind(objects, 'Deployment')).find((each) => each.name === name);
  return (workload?.containers ?? []).flatMap((container) => {
    try {
      const config = readConfig[name]?.(environmentOf(container, objects)) ?? {};
      return unread(name, config, container).map((each) => `${each} is read by nobody`);
    } catch (error) {
      return [error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)];
    }
  });
}

export const environmentRules: Rules = {
  'services start with the environment that they are given': (rendered) =>
    OURS.flatMap((name) => faultsOf(name, rendered).map((fault) => `Deployment/${name}: ${fault}`)),
};
