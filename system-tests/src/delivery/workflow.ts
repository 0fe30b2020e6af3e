import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Step {
  uses?: string;
  run?: string;
  env?: Readonly<Record<string, string>>;
  with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  uses?: string;
  'runs-on'?: string;
  'timeout-minutes'?: unknown;
  permissions?: unknown;
  steps?: readonly Step[];
}

/** A file of `.github`: a workflow, or an action, which has the steps of one job and no trigger. */
export interface Delivery {
  title: string;
  text: string;
  isAction: boolean;
  on: readonly string[];
  permissions?: unknown;
  concurrency?: unknown;
  jobs: Readonly<Record<string, Job>>;
}

interface Document {
  on?: string | readonly string[] | Readonly<Record<string, unknown>>;
  permissions?: unknown;
  concurrency?: unknown;
  jobs?: Record<string, Job>;
  runs?: Job;
}

function triggers(on: Document['on']): string[] {
  if (on === undefined) return [];
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? [...(on as string[])] : Object.keys(on);
}

/** @throws where it is no YAML */
export function readDelivery(title: string, text: string): Delivery {
  const { on, permissions, concurrency, jobs, runs } = parse(text) as Document;
  const isAction = runs !== undefined;
  const all = isAction ? { runs } : (jobs ?? {});
  return { title, text, isAction, on: triggers(on), permissions, concurrency, jobs: all };
}

/** Every workflow and every action of the repository. */
export function readDeliveries(rootDir: string): Delivery[] {
  const folder = path.join(rootDir, '.github');
  const actions = path.join(folder, 'actions');
  const files = [
    ...readdirSync(path.join(folder, 'workflows')).map((name) => `workflows/${name}`),
    ...(existsSync(actions) ? readdirSync(actions) : []).map(
      (name) => `actions/${name}/action.yml`,
    ),
  ];
  return files.map((file) => readDelivery(file, readFileSync(path.join(folder, file), 'utf8')));
}

export interface NamedJob extends Job {
  title: string;
}

export function jobsOf({ title, jobs }: Delivery): NamedJob[] {
  return Object.entries(jobs).map(([name, job]) => ({ ...job, title: `${title} ${name}` }));
}

export interface NamedStep extends Step {
  title: string;
}

export function stepsOf(delivery: Delivery): NamedStep[] {
  return jobsOf(delivery).flatMap(({ title, steps = [] }) =>
    steps.map((step, index) => ({ ...step, title: `${title}, step ${index + 1}` })),
  );
}
