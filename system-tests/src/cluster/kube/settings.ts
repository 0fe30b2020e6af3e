import type { Kubectl } from './kubectl';
import type { EnvVariable, Workload } from './objects';

interface Secret {
  data: Readonly<Record<string, string>>;
}

/** A value of a secret. */
export async function readSecret(kubectl: Kubectl, name: string, key: string): Promise<string> {
  const { data } = await kubectl.read<Secret>('secret', name);
  const value = data[key];
  if (value === undefined) throw new Error(`the secret ${name} has no ${key}`);
  return Buffer.from(value, 'base64').toString();
}

/** What a variable of a deployment's containers is, wherever it comes from. */
export async function readVariable(
  kubectl: Kubectl,
  deployment: string,
  variable: string,
): Promise<string> {
  const { spec } = await kubectl.read<Workload>('deployment', deployment);
  const all: readonly EnvVariable[] = spec.template.spec.containers.flatMap(({ env = [] }) => env);
  const found = all.find(({ name }) => name === variable);
  if (found?.value !== undefined) return found.value;
  const from = found?.valueFrom?.secretKeyRef;
  if (!from) throw new Error(`${deployment} has no ${variable}`);
  return readSecret(kubectl, from.name, from.key);
}
