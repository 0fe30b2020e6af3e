import type { KubePod, Workload } from './objects';

/** A workload that is not yet as it is wanted, in a few words; nothing for one that is. */
export function unreadyWorkload({ kind, metadata, spec, status = {} }: Workload): string[] {
  const wanted = spec.replicas ?? 1;
  const { observedGeneration = 0, replicas = 0, readyReplicas = 0, updatedReplicas = 0 } = status;
  const isSeen = observedGeneration >= (metadata.generation ?? 0);
  const isAsWanted = [replicas, readyReplicas, updatedReplicas].every((n) => n === wanted);
  if (isSeen && isAsWanted) return [];
  return [`${kind} ${metadata.name} has ${readyReplicas} of ${wanted} ready`];
}

/** A pod that does not serve, and why. */
export function unreadyPod({ metadata, status }: KubePod): string[] {
  if (metadata.deletionTimestamp !== undefined) return [`${metadata.name} is being deleted`];
  if (status.phase === 'Succeeded') return [];
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status === 'True') return [];
  // One that prepares a pod and has done so is ready.
  const preparing = (status.initContainerStatuses ?? []).filter(({ ready: isDone }) => !isDone);
  const waiting = [...preparing, ...(status.containerStatuses ?? [])];
  const reasons = waiting.flatMap(({ name, state = {} }) =>
    Object.values(state).flatMap(({ reason }) => (reason ? [`${name}: ${reason}`] : [])),
  );
  const scheduled = status.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False') reasons.push(scheduled.message ?? 'not scheduled');
  return [`${metadata.name} is ${[status.phase, ...reasons].join(', ')}`];
}

/** A container that was started again. */
export interface Restarted {
  /** `pod/container` */
  container: string;
  times: number;
}

/** Containers that were started again, those that prepare a pod included. */
export function restartsOf(pods: readonly KubePod[]): Restarted[] {
  return pods.flatMap(({ metadata, status }) =>
    [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]
      .filter(({ restartCount }) => restartCount > 0)
      .map(({ name, restartCount }) => {
        return { container: `${metadata.name}/${name}`, times: restartCount };
      }),
  );
}

export function describeRestart({ container, times }: Restarted): string {
  return `${container} restarted ${times} times`;
}
