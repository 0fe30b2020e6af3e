import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import { DOCUMENTED_SECRETS } from '../documented-secrets';
import { named, ofKind, titleOf, workloads, type KubeObject, type Workload } from '../kube-object';
import type { Rules } from '../rule';

interface Reference {
  kind: 'ConfigMap' | 'PersistentVolumeClaim' | 'Secret' | 'ServiceAccount';
  name: string;
  key?: string;
}

function ofContainer({ env = [], envFrom = [] }: Container): Reference[] {
  const fromVariables = env.flatMap<Reference>(({ valueFrom }) => {
    const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
    return [
      ...(secretKeyRef
        ? [{ kind: 'Secret' as const, name: secretKeyRef.name ?? '', key: secretKeyRef.key }]
        : []),
      ...(configMapKeyRef
        ? [{ kind: 'ConfigMap' as const, name: configMapKeyRef.name ?? '' }]
        : []),
    ];
  });
  const wholes = envFrom.flatMap<Reference>(({ configMapRef, secretRef }) => [
    ...(configMapRef ? [{ kind: 'ConfigMap' as const, name: configMapRef.name ?? '' }] : []),
    ...(secretRef ? [{ kind: 'Secret' as const, name: secretRef.name ?? '' }] : []),
  ]);
  return [...fromVariables, ...wholes];
}

function ofVolumes({ volumes = [] }: PodSpec): Reference[] {
  return volumes.flatMap<Reference>(({ configMap, secret, persistentVolumeClaim: claim }) => [
    ...(configMap ? [{ kind: 'ConfigMap' as const, name: configMap.name ?? '' }] : []),
    ...(claim ? [{ kind: 'PersistentVolumeClaim' as const, name: claim.claimName }] : []),
    ...(secret?.items ?? []).map(({ key }) => ({
      kind: 'Secret' as const,
      name: secret?.secretName ?? '',
      key,
    })),
  ]);
}

function referencesOf({ pod, containers }: Workload): Reference[] {
  const account = { kind: 'ServiceAccount' as const, name: pod.serviceAccountName ?? '' };
  return [account, ...ofVolumes(pod), ...containers.flatMap(ofContainer)];
}

function isThere({ kind, name, key }: Reference, objects: readonly KubeObject[]): boolean {
  if (kind !== 'Secret') return named(ofKind(objects, kind), name) !== undefined;
  const secret = DOCUMENTED_SECRETS[name];
  return secret !== undefined && (key === undefined || key in secret);
}

/** Ports by name, as pods and services have them. */
function portFaults(objects: readonly KubeObject[]): string[] {
  return ofKind(objects, 'Service').flatMap((service) => {
    const names = workloads(objects)
      .filter(({ podLabels }) =>
        Object.entries(service.spec?.selector ?? {}).every(
          ([key, value]) => podLabels[key] === value,
        ),
      )
      .flatMap(({ containers }) => containers.flatMap(({ ports = [] }) => ports))
      .map(({ name }) => name);
    return (service.spec?.ports ?? [])
      .filter(({ targetPort }) => !names.includes(String(targetPort)))
      .map(({ targetPort }) => `${titleOf(service)}: no port ${String(targetPort)}`);
  });
}

function undefinedVariables({ title, containers }: Workload): string[] {
  return containers.flatMap(({ command = [], args = [], env = [] }) => {
    const uses = (text: string) => [...text.matchAll(/\$\((\w+)\)/g)].map(([, name]) => name);
    const before = (index: number) => env.slice(0, index).map(({ name }) => name);
    return [
      ...env.flatMap(({ value = '' }, index) =>
        uses(value).filter((name = '') => !before(index).includes(name)),
      ),
      ...[...command, ...args]
        .flatMap(uses)
        .filter((name = '') => !before(env.length).includes(name)),
    ].map((name) => `${title}: $(${name ?? ''}) is not set before`);
  });
}

function unmounted({ object, title, pod, containers }: Workload): string[] {
  const { spec } = object as {
    spec?: { volumeClaimTemplates?: { metadata?: { name?: string } }[] };
  };
  const claims = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name);
  const volumes = [...claims, ...(pod.volumes ?? []).map(({ name }) => name)];
  return containers
    .flatMap(({ volumeMounts = [] }) => volumeMounts)
    .filter(({ name }) => !volumes.includes(name))
    .map(({ name }) => `${title}: there is no volume ${name}`);
}

export const referenceRules: Rules = {
  'what pods refer to is there, secrets by their documented names': ({ objects }) =>
    workloads(objects).flatMap((workload) =>
      referencesOf(workload)
        .filter((reference) => !isThere(reference, objects))
        .map(({ kind, name, key }) => {
          const shown = key === undefined ? name : `${name}, key ${key}`;
          return `${workload.title}: ${kind}/${shown} is not there`;
        }),
    ),

  'what containers mount is a volume of their pod': ({ objects }) =>
    workloads(objects).flatMap(unmounted),

  'services name ports that their pods have': ({ objects }) => portFaults(objects),

  'variables are set before they are used': ({ objects }) =>
    workloads(objects).flatMap(undefinedVariables),
};
