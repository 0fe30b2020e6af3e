import { runProgram } from '../kube/program';
import { NoCluster, type Cluster } from './cluster';

const TIMEOUT_MS = 20_000;
const LOAD_TIMEOUT_MS = 300_000;

/** How a cluster on a developer's machine takes images; a remote one pulls them. */
export function loaderOf(context: string): readonly string[] {
  const kind = /^kind-(.+)$/.exec(context)?.[1];
  if (kind !== undefined) return ['kind', 'load', 'docker-image', '--name', kind];
  return context === 'minikube' ? ['minikube', 'image', 'load'] : [];
}

/** The cluster that kubectl is set to. */
export async function currentCluster(given: {
  env: NodeJS.ProcessEnv;
  ingress: string;
  signal?: AbortSignal;
}): Promise<Cluster> {
  const { env, ingress, signal } = given;
  const ask = (...args: readonly string[]) =>
    runProgram({ command: 'kubectl', args, env, timeoutMs: TIMEOUT_MS, signal });
  const context = (await ask('config', 'current-context').catch(() => '')).trim();
  if (context === '') throw new NoCluster('kubectl has no current context; see --up');
  await ask('get', '--raw', '/readyz');
  return {
    name: context,
    env,
    ingress,
    base: () => Promise.resolve(undefined),
    async load(images, engineEnv) {
      const [command, ...args] = loaderOf(context);
      if (command === undefined || images.length === 0) return;
      await runProgram({
        command,
        args: [...args, ...images],
        env: engineEnv,
        timeoutMs: LOAD_TIMEOUT_MS,
        signal,
      });
    },
    standIn: () => Promise.resolve(),
    leave: () => Promise.resolve(),
  };
}
