import { setTimeout as delay } from 'node:timers/promises';
import type { Kubectl } from './kubectl';
import type { KubeList, KubePod, Workload } from './objects';
import { unreadyPod, unreadyWorkload } from './readiness';

const POLL_MS = 1_000;

export class NotReady extends Error {
  override readonly name = 'NotReady';
}

export async function readWorkloads(kubectl: Kubectl): Promise<readonly Workload[]> {
  return (await kubectl.read<KubeList<Workload>>('deployments,statefulsets')).items;
}

export async function readPods(kubectl: Kubectl): Promise<readonly KubePod[]> {
  return (await kubectl.read<KubeList<KubePod>>('pods')).items;
}

async function unready(kubectl: Kubectl): Promise<string[]> {
  const [workloads, pods] = await Promise.all([readWorkloads(kubectl), readPods(kubectl)]);
  return [...workloads.flatMap(unreadyWorkload), ...pods.flatMap(unreadyPod)];
}

/**
 * Waits until everything that is wanted serves, and what is on its way out has gone.
 *
 * @throws {NotReady} that names what is not, when the time is over
 */
export async function waitUntilReady(kubectl: Kubectl, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await unready(kubectl);
    if (found.length === 0) return;
    if (performance.now() > deadline) {
      throw new NotReady(`not ready after ${timeoutMs / 1_000} s:\n${found.join('\n')}`);
    }
    await delay(POLL_MS);
  }
}
