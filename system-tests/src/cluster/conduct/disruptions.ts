import { setTimeout as delay } from 'node:timers/promises';
import type { Kubectl } from '../kube/kubectl';
import { componentOf, isStateless, programOf, type KubePod, type Workload } from '../kube/objects';
import { readPods, readWorkloads, waitUntilReady } from '../kube/wait-until-ready';

const READY_WITHIN_MS = 120_000;
/** As many programs start at a time as a small node has cores: more would starve the others. */
const TOGETHER = 2;
const CALM_MS = 8_000;
/** Of each of ours, when people begin to buy, and when there are most. */
export const PODS_OF_EACH = 2;
const PODS_AT_MOST = 3;
/** Of several databases, the one whose loss says most. */
const FAVOURITE = 'orders-';

/** Something that an operator does, or that happens to a pod. */
export interface Disruption {
  name: string;
  /** Of one that must not be noticed, no request fails. What is being restarted keeps no state then. */
  mayBeNoticed: boolean;
  act(): Promise<void>;
  /** Makes everything as it was before, so that it can be done again: of one that must not be noticed. */
  restore?(): Promise<void>;
}

export function statelessNames(workloads: readonly Workload[]): string[] {
  return workloads.filter(isStateless).map(({ metadata }) => metadata.name);
}

/** The first pod of each program. */
export function oneOfEach(pods: readonly KubePod[]): KubePod[] {
  return [...new Map(pods.toReversed().map((pod) => [programOf(pod), pod])).values()].toReversed();
}

/** Programs that keep a state, as far as the platform may not live without: a bank is somebody else's. */
function keepsState(pod: KubePod): boolean {
  return ['database', 'timers', 'broker'].includes(componentOf(pod));
}

function inGroups<T>(all: readonly T[]): T[][] {
  const groups = Math.ceil(all.length / TOGETHER);
  return Array.from({ length: groups }, (_, n) => all.slice(n * TOGETHER, (n + 1) * TOGETHER));
}

async function untilRolledOut(kubectl: Kubectl, names: readonly string[]): Promise<void> {
  const timeoutMs = READY_WITHIN_MS;
  await Promise.all(
    names.map((name) => kubectl.run(['rollout', 'status', `deployment/${name}`], { timeoutMs })),
  );
}

async function restartAll(kubectl: Kubectl): Promise<void> {
  for (const names of inGroups(statelessNames(await readWorkloads(kubectl)))) {
    await kubectl.run(['rollout', 'restart', 'deployment', ...names]);
    await untilRolledOut(kubectl, names);
  }
  await waitUntilReady(kubectl, READY_WITHIN_MS);
}

async function deletePods(kubectl: Kubectl, pods: readonly KubePod[]): Promise<void> {
  const names = pods.map(({ metadata }) => metadata.name);
  await kubectl.run(['delete', 'pod', ...names, '--wait=false']);
  await waitUntilReady(kubectl, READY_WITHIN_MS);
}

async function deleteOneOfEach(kubectl: Kubectl): Promise<void> {
  for (const pods of inGroups(oneOfEach((await readPods(kubectl)).filter(isStateless)))) {
    await deletePods(kubectl, pods);
  }
}

/** Scales every deployment of ours, and waits until it is so. */
export async function scaleAll(kubectl: Kubectl, replicas: number): Promise<void> {
  for (const names of inGroups(statelessNames(await readWorkloads(kubectl)))) {
    await kubectl.run(['scale', 'deployment', ...names, `--replicas=${replicas}`]);
    await untilRolledOut(kubectl, names);
  }
  await waitUntilReady(kubectl, READY_WITHIN_MS);
}

function onStateless(kubectl: Kubectl, given: { fewest: number }): Disruption[] {
  const unnoticed = (name: string, act: () => Promise<void>, podsBefore = PODS_OF_EACH) => {
    return { name, mayBeNoticed: false, act, restore: () => scaleAll(kubectl, podsBefore) };
  };
  const scaled = (from: number, to: number): Disruption =>
    unnoticed(`every deployment scaled to ${to}`, () => scaleAll(kubectl, to), from);
  return [
    unnoticed('nothing at all', () => delay(CALM_MS)),
    unnoticed('a rolling restart of every deployment', () => restartAll(kubectl)),
    unnoticed('one pod of every deployment deleted', () => deleteOneOfEach(kubectl)),
    scaled(PODS_OF_EACH, PODS_AT_MOST),
    scaled(PODS_AT_MOST, given.fewest),
  ];
}

/** What is done to the platform while people buy, in this order. It runs two pods of ours each. */
export async function planDisruptions(
  kubectl: Kubectl,
  given: { fewest: number },
): Promise<Disruption[]> {
  const pods = (await readPods(kubectl)).filter(keepsState);
  const isFavourite = ({ metadata }: KubePod) => metadata.name.startsWith(FAVOURITE);
  const stateful = oneOfEach(
    pods.toSorted((a, b) => Number(isFavourite(b)) - Number(isFavourite(a))),
  );
  const losses = stateful.map((pod): Disruption => {
    const name = `the pod ${pod.metadata.name} deleted`;
    return { name, mayBeNoticed: true, act: () => deletePods(kubectl, [pod]) };
  });
  return [...onStateless(kubectl, given), ...losses];
}
