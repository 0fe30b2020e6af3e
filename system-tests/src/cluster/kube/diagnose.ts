import type { Kubectl } from './kubectl';
import type { KubePod } from './objects';
import { lastLines } from './program';
import { describeRestart, restartsOf, unreadyPod } from './readiness';
import { readPods } from './wait-until-ready';

const PODS_MAX = 4;
const LOG_LINES = 10;
const EVENTS_MAX = 8;
const LINE_CHARACTERS_MAX = 240;

function isSuspect(pod: KubePod): boolean {
  return unreadyPod(pod).length > 0 || restartsOf([pod]).length > 0;
}

async function attempt(kubectl: Kubectl, ...args: readonly string[]): Promise<string> {
  return kubectl.run(args, { timeoutMs: 10_000 }).catch(() => '');
}

function shortLines(log: string): string {
  const lines = lastLines(log, LOG_LINES).split('\n');
  return lines.map((line) => line.slice(0, LINE_CHARACTERS_MAX)).join('\n');
}

async function describePod(kubectl: Kubectl, pod: KubePod): Promise<string> {
  const { name } = pod.metadata;
  const about = ['--field-selector', `involvedObject.name=${name}`, '--sort-by', '.lastTimestamp'];
  const [events, log, before] = await Promise.all([
    attempt(kubectl, 'get', 'events', '--no-headers', ...about),
    attempt(kubectl, 'logs', name, '--all-containers', '--tail', String(LOG_LINES)),
    attempt(kubectl, 'logs', name, '--previous', '--tail', String(LOG_LINES)),
  ]);
  const parts = [
    `pod ${unreadyPod(pod)[0] ?? restartsOf([pod]).map(describeRestart)[0] ?? name}`,
    lastLines(events, EVENTS_MAX),
    shortLines(before),
    // One that serves again says nothing of why it had ended.
    unreadyPod(pod).length > 0 ? shortLines(log) : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** What an operator would look at first: of the pods that are not well, the events and the last log lines. */
export async function diagnose(kubectl: Kubectl): Promise<string[]> {
  try {
    const suspects = (await readPods(kubectl)).filter(isSuspect);
    const told = suspects.slice(0, PODS_MAX).map((pod) => describePod(kubectl, pod));
    const more = suspects.length - told.length;
    return [...(await Promise.all(told)), ...(more > 0 ? [`and ${more} more pods`] : [])];
  } catch (error) {
    return [`nothing can be said of the pods: ${String(error)}`];
  }
}
