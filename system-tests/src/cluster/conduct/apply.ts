import path from 'node:path';
import type { Kubectl } from '../kube/kubectl';
import { ProgramFailed, runProgram } from '../kube/program';

const APPLY_TIMEOUT_MS = 120_000;
const DELETE_TIMEOUT_MS = 180_000;
const SECRETS_TIMEOUT_MS = 60_000;

/** All that is applied, each kind by its plural. Secrets are made apart. */
const KINDS = [
  'deployments,statefulsets,jobs,cronjobs,pods,services,endpointslices,ingresses,configmaps',
  'serviceaccounts,poddisruptionbudgets,horizontalpodautoscalers,networkpolicies',
].join(',');
/** Kubernetes makes these in every namespace. */
const MADE_BY_KUBERNETES = ['configmap/kube-root-ca.crt', 'serviceaccount/default'];

/**
 * The objects that a difference is about. "configured" would say less: kubectl says it of every claim of a
 * volume in a StatefulSet, where nothing changes. A job that was done and forgotten would run anew.
 */
export function objectsOf(difference: string): string[] {
  const names = [...difference.matchAll(/^diff .*\/(\S+)$/gm)].map(([, name = '']) => name);
  return names.filter((name) => !name.startsWith('batch.v1.Job.'));
}

export function makeSecrets(kubectl: Kubectl, rootDir: string): Promise<string> {
  return runProgram({
    command: path.join(rootDir, 'infra/k8s/secrets.sh'),
    args: [],
    env: { ...kubectl.env, NAMESPACE: kubectl.namespace },
    timeoutMs: SECRETS_TIMEOUT_MS,
  });
}

export function render(kubectl: Kubectl, overlay: string): Promise<string> {
  return kubectl.run(['kustomize', overlay]);
}

/** Asks the API server whether it would take them, and without a warning. Changes nothing. */
export async function tryToApply(kubectl: Kubectl, overlay: string): Promise<void> {
  await kubectl.run(['apply', '--dry-run=server', '--warnings-as-errors', '-k', overlay], {
    timeoutMs: APPLY_TIMEOUT_MS,
  });
}

export function apply(kubectl: Kubectl, overlay: string): Promise<string> {
  return kubectl.run(['apply', '-k', overlay], { timeoutMs: APPLY_TIMEOUT_MS });
}

/** What would be changed by applying once more. */
export async function differences(kubectl: Kubectl, overlay: string): Promise<string[]> {
  try {
    await kubectl.run(['diff', '-k', overlay], { timeoutMs: APPLY_TIMEOUT_MS });
    return [];
  } catch (error) {
    const objects = error instanceof ProgramFailed ? objectsOf(error.stdout) : [];
    // It ends with 1 also where a job is the only difference, and where it could not look at all.
    if (error instanceof ProgramFailed && error.stdout !== '') return objects;
    throw error;
  }
}

export async function deleteApplied(kubectl: Kubectl, overlay: string): Promise<void> {
  const args = ['delete', '--ignore-not-found', '-k', overlay];
  await kubectl.run(args, { timeoutMs: DELETE_TIMEOUT_MS });
}

/** What is left in the namespace besides secrets and volumes. */
export async function leftovers(kubectl: Kubectl): Promise<string[]> {
  const said = await kubectl.run(['get', KINDS, '--output', 'name']);
  const names = said
    .trim()
    .split('\n')
    .filter((name) => name !== '');
  return names.filter((name) => !MADE_BY_KUBERNETES.includes(name));
}

export async function countVolumes(kubectl: Kubectl): Promise<number> {
  const said = await kubectl.run(['get', 'persistentvolumeclaims', '--output', 'name']);
  return said.trim().split('\n').filter(Boolean).length;
}

export async function namespaceExists(kubectl: Kubectl): Promise<boolean> {
  const args = ['get', 'namespace', kubectl.namespace, '--ignore-not-found', '--output', 'name'];
  return (await kubectl.run(args)).trim() !== '';
}

export async function deleteNamespace(kubectl: Kubectl): Promise<void> {
  const args = ['delete', 'namespace', kubectl.namespace, '--ignore-not-found'];
  await kubectl.run(args, { timeoutMs: DELETE_TIMEOUT_MS });
}
