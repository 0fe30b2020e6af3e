import type { Kubectl } from './kubectl';
import type { KubePod } from './objects';
import { lastLines, ProgramFailed } from './program';
import { describeRestart, restartsOf, unreadyPod } from './readiness';
import { readPods } from './wait-until-ready';

const PODS_MAX = 4;
const LOG_LINES = 10;
const EVENTS_MAX = 8;
const LINE_CHARACTERS_MAX = 400;
/** Of each pod: warnings are looked for among so many lines. */
const LOG_LINES_SEARCHED = '200';
const OURS = 'app.kubernetes.io/component in (service,frontend)';
const WARNING = /"level":"(?:warn|error|fatal)"/;

function whatIsWrong(pod: KubePod): string[] {
  return [...unreadyPod(pod), ...restartsOf([pod]).map(describeRestart)];
}

async function attempt(kubectl: Kubectl, ...args: readonly string[]): Promise<string> {
  try {
    return await kubectl.run(args, { timeoutMs: 10_000 });
  } catch (error) {
    // A pod whose container has not begun yet has told of what prepares it nevertheless.
    return error instanceof ProgramFailed ? error.stdout : '';
  }
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
    `pod ${whatIsWrong(pod)[0] ?? name}`,
    lastLines(events, EVENTS_MAX),
    shortLines(before),
    // One that serves again says nothing of why it had ended.
    unreadyPod(pod).length > 0 ? shortLines(log) : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** The newest warnings in the logs of many pods, each line with its pod and then its time in front. */
export function lastWarnings(logs: string): string {
  const timeOf = (line: string): string => line.split(' ')[1] ?? '';
  const warnings = logs.split('\n').filter((line) => WARNING.test(line));
  return shortLines(warnings.toSorted((a, b) => timeOf(a).localeCompare(timeOf(b))).join('\n'));
}

/** What a failure may have left behind when all pods are well again. */
async function describeAftermath(kubectl: Kubectl): Promise<string> {
  const warned = ['--field-selector', 'type=Warning', '--sort-by', '.lastTimestamp'];
  const told = ['--prefix', '--timestamps', '--tail', LOG_LINES_SEARCHED];
  const [events, logs] = await Promise.all([
    attempt(kubectl, 'get', 'events', '--no-headers', ...warned),
    attempt(kubectl, 'logs', '--selector', OURS, ...told),
  ]);
  const found = [lastLines(events, EVENTS_MAX), lastWarnings(logs)].filter((part) => part !== '');
  const last = found.length > 0 ? 'the last warnings:' : 'and nothing has warned';
  return [`every pod is ready, none has restarted; ${last}`, ...found].join('\n');
}

/**
 * What an operator would look at first: of the pods that are not well, the events and the last log lines;
 * where all are well, the last warnings of Kubernetes and of our programs.
 */
export async function diagnose(kubectl: Kubectl): Promise<string[]> {
  try {
    const pods = await readPods(kubectl);
    const suspects = pods.filter((pod) => whatIsWrong(pod).length > 0);
    if (pods.length > 0 && suspects.length === 0) return [await describeAftermath(kubectl)];
    const told = suspects.slice(0, PODS_MAX).map((pod) => describePod(kubectl, pod));
    const more = suspects.length - told.length;
    return [...(await Promise.all(told)), ...(more > 0 ? [`and ${more} more pods`] : [])];
  } catch (error) {
    return [`nothing can be said of the pods: ${String(error)}`];
  }
}
