import { jobsOf, stepsOf, type Delivery, type NamedStep } from './workflow';

/** What a workflow is held against. */
export interface Ground {
  scripts: ReadonlySet<string>;
  exists: (file: string) => boolean;
}

/** Says what a file does wrong; nothing where it keeps the rule. */
export type WorkflowRule = (delivery: Delivery, ground: Ground) => string[];

const JOB_MINUTES_MAX = 60;

/** Who may write what. Everybody else reads. */
const WRITERS: Readonly<Record<string, readonly string[]>> = {
  'workflows/main.yml images': ['packages'],
  'workflows/release-common.yml publish': ['id-token'],
  'workflows/security.yml code': ['security-events'],
};

const PUBLISHERS = Object.keys(WRITERS).filter((title) => !title.includes('security'));

/** They run with rights on what a stranger sends. */
const DANGEROUS_TRIGGERS = ['pull_request_target', 'workflow_run', 'issue_comment'];

const NPM_BUILT_IN = ['start', 'test'];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function calledScripts(run: string): string[] {
  const named = [...run.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
  return [...named, ...NPM_BUILT_IN.filter((name) => new RegExp(`\\bnpm ${name}\\b`).test(run))];
}

function jobPermissionFaults(title: string, permissions: unknown): string[] {
  if (!isRecord(permissions)) return [`${title}: does not list its permissions`];
  const mayWrite = WRITERS[title] ?? [];
  return Object.entries(permissions)
    .filter(([name, right]) => right !== 'none' && right !== 'read' && !mayWrite.includes(name))
    .map(([name]) => `${title}: may write ${name}`);
}

const isLocal = (uses: string) => uses.startsWith('./');

/** `uses` stands with its comment in the text alone: a parser leaves comments out. */
function pinFaults({ title, text }: Delivery, { exists }: Ground): string[] {
  const lines = [...text.matchAll(/^\s*(?:- )?uses: *(.+)$/gm)].map(([, line = '']) => line);
  return lines
    .filter((line) =>
      isLocal(line)
        ? !exists(line.endsWith('.yml') ? line : `${line}/action.yml`)
        : !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line),
    )
    .map((line) => `${title}: ${line}`);
}

/** The variables that hold a secret, by what they are set to. */
function secretVariables({ env = {} }: NamedStep): string[] {
  return Object.entries(env)
    .filter(([, value]) => /\bsecrets\.|github\.token/.test(value))
    .map(([name]) => name);
}

/** A secret goes to a program's standard input, and nowhere else. */
function leaks(step: NamedStep): string[] {
  const lines = (step.run ?? '').split('\n');
  const shown = secretVariables(step).filter((name) =>
    lines.some(
      (line) =>
        new RegExp(`\\$\\{?${name}\\b`).test(line) &&
        !new RegExp(`--password-stdin <<< "\\$${name}"$`).test(line.trim()),
    ),
  );
  const dumped = lines.some((line) => /^\s*(env|printenv|export -p|set -\w*x\w*)\b/.test(line));
  const all = dumped ? ['its environment'] : [];
  return [...shown, ...all].map((name) => `${step.title}: shows ${name}`);
}

export const workflowRules: Readonly<Record<string, WorkflowRule>> = {
  'a workflow says when it runs, and has jobs': ({ title, isAction, on, jobs }) =>
    !isAction && (on.length === 0 || Object.keys(jobs).length === 0) ? [title] : [],

  'nothing runs with rights on what a stranger sends': ({ title, on }) =>
    on.filter((each) => DANGEROUS_TRIGGERS.includes(each)).map((each) => `${title}: ${each}`),

  'npm scripts that are called exist': (delivery, { scripts }) =>
    stepsOf(delivery).flatMap(({ title, run = '' }) =>
      calledScripts(run)
        .filter((name) => !scripts.has(name))
        .map((name) => `${title}: npm run ${name}`),
    ),

  'rights are none, and each job lists its own': (delivery) => {
    if (delivery.isAction) return [];
    const { title, permissions } = delivery;
    const isNone = isRecord(permissions) && Object.keys(permissions).length === 0;
    return [
      ...(isNone ? [] : [`${title}: gives rights to all jobs`]),
      ...jobsOf(delivery).flatMap((job) => jobPermissionFaults(job.title, job.permissions)),
    ];
  },

  'each job ends in time': (delivery) =>
    jobsOf(delivery)
      .filter(({ uses }) => uses === undefined && !delivery.isAction)
      .filter(({ 'timeout-minutes': minutes }) => !(Number(minutes) <= JOB_MINUTES_MAX))
      .map(({ title }) => title),

  'runs of one kind do not meet': ({ title, isAction, concurrency }) =>
    isAction || (isRecord(concurrency) && typeof concurrency['group'] === 'string') ? [] : [title],

  'actions are pinned by commit, and say the version': pinFaults,

  'machines are named by version': (delivery) =>
    jobsOf(delivery)
      .filter(
        ({ 'runs-on': machine }) => machine !== undefined && !/^ubuntu-\d\d\.04$/.test(machine),
      )
      .map(({ title, 'runs-on': machine }) => `${title}: ${machine ?? ''}`),

  'no secret is shown': (delivery) => stepsOf(delivery).flatMap(leaks),

  'a script holds no expression': (delivery) =>
    stepsOf(delivery)
      .filter(({ run = '' }) => run.includes('${{'))
      .map(({ title }) => title),

  'a checkout leaves no token behind': (delivery) =>
    stepsOf(delivery)
      .filter(({ uses = '' }) => uses.startsWith('actions/checkout@'))
      .filter(({ with: inputs }) => inputs?.['persist-credentials'] !== false)
      .map(({ title }) => title),

  'packages run no script when they are installed': (delivery) =>
    stepsOf(delivery)
      .filter(({ run = '' }) => /\bnpm (ci|install)\b(?!.*--ignore-scripts)/.test(run))
      .map(({ title }) => title),

  'what publishes takes nothing from a cache': (delivery) =>
    jobsOf(delivery)
      .filter(({ title }) => PUBLISHERS.includes(title))
      .filter(({ steps = [] }) =>
        steps.some(
          ({ uses = '', with: inputs }) =>
            uses.startsWith('actions/cache@') ||
            isLocal(uses) ||
            (uses.startsWith('actions/setup-node@') && inputs?.['package-manager-cache'] !== false),
        ),
      )
      .map(({ title }) => title),
};

export function brokenWorkflowRules(delivery: Delivery, ground: Ground): string[] {
  return Object.entries(workflowRules).flatMap(([rule, check]) =>
    check(delivery, ground).map((finding) => `${rule}: ${finding}`),
  );
}
