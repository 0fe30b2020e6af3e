import type { Kubectl } from '../kube/kubectl';
import { waitUntilReady } from '../kube/wait-until-ready';
import { leftovers } from './apply';

/**
 * Waits until what is on its way out has gone.
 *
 * @throws with the names of what stays, secrets and volumes apart
 */
export async function untilNothingIsLeft(kubectl: Kubectl, timeoutMs: number): Promise<void> {
  await waitUntilReady(kubectl, timeoutMs);
  const left = await leftovers(kubectl);
  if (left.length > 0) throw new Error(`it has left:\n${left.join('\n')}`);
}
