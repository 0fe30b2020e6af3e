import type { Kubectl } from './kubectl';
import type { KubeContainer, Workload } from './objects';

interface Keyed {
  data: Readonly<Record<string, string>>;
}

/** A value of a secret. */
export async function readSecret(kubectl: Kubectl, name: string, key: string): Promise<string> {
  const { data } = await kubectl.read<Keyed>('secret', name);
  const value = data[key];
  if (value === undefined) throw new Error(`the secret ${name} has no ${key}`);
  return Buffer.from(value, 'base64').toString();
}

async function readFromMaps(
  kubectl: Kubectl,
  containers: readonly KubeContainer[],
  variable: string,
): Promise<string | undefined> {
  for (const { configMapRef } of containers.flatMap(({ envFrom = [] }) => envFrom)) {
    if (!configMapRef) continue;
    const { data } = await kubectl.read<Keyed>('configmap', configMapRef.name);
    if (data[variable] !== undefined) return data[variable];
  }
  return undefined;
}

/** What a variable of a deployment's containers is, wherever it comes from. */
export async function readVariable(
  kubectl: Kubectl,
  deployment: string,
  variable: string,
): Promise<string> {
  const { spec } = await kubectl.read<Workload>('deployment', deployment);
  const { containers } = spec.template.spec;
  const found = containers.flatMap(({ env = [] }) => env).find(({ name }) => name === variable);
  const from = found?.valueFrom?.secretKeyRef;
  if (from) return readSecret(kubectl, from.name, from.key);
  const value = found?.value ?? (await readFromMaps(kubectl, containers, variable));
  if (value === undefined) throw new Error(`${deployment} has no ${variable}`);
  return value;
}
