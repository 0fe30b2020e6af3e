import type { Machine } from './machine';
import type { Answer } from './remembered';

export const SOURCES = ['given', 'found', 'container', 'fetched', 'embedded'] as const;
export type Source = (typeof SOURCES)[number];

export interface Place {
  port: number;
  dataDir: string;
  /** Where it tells how it is, if it is a server that can. */
  monitoringPort?: number;
}

/** A program that can be started at a place. */
export interface Runnable {
  command: string;
  args: string[];
  env?: Record<string, string>;
  cleanup?: string[];
}

/** How a backing service is had on this machine. */
export interface Choice {
  source: Source;
  /** What it is, for people: `mongod`, `nats-server with JetStream`. */
  product: string;
  version: string;
  /** The program, the image or the address. */
  where: string;
  /** Undefined where somebody else runs it. */
  runnable?: (place: Place) => Runnable;
}

export interface Candidate {
  source: Source;
  find(): Promise<Answer<Choice>>;
}

export class BackingUnavailable extends Error {
  override readonly name = 'BackingUnavailable';
}

/**
 * The first candidate that says yes. With a forced source only candidates of that source count.
 *
 * @throws {BackingUnavailable} that says what was tried, why not, and what to install
 */
export async function resolve({
  service,
  candidates,
  forced,
  help,
}: {
  service: string;
  candidates: readonly Candidate[];
  forced?: Source | undefined;
  help: string;
}): Promise<Choice> {
  const allowed = candidates.filter(({ source }) => forced === undefined || source === forced);
  const refusals: string[] = [];
  for (const { source, find } of allowed) {
    const answer = await find();
    if ('yes' in answer) return answer.yes;
    refusals.push(`  ${source}: ${answer.no}`);
  }
  if (allowed.length === 0) refusals.push(`  there is no way to have it "${String(forced)}"`);
  throw new BackingUnavailable([`${service} can not be had.`, ...refusals, help].join('\n'));
}

/** A choice for a program on this machine, if it runs here. */
export async function programChoice(
  machine: Machine,
  program: Answer<string>,
  choice: Omit<Choice, 'version' | 'where' | 'runnable'>,
  runnable: (executable: string, version: string) => NonNullable<Choice['runnable']>,
): Promise<Answer<Choice>> {
  if ('no' in program) return program;
  const version = await machine.versionOf(program.yes);
  if ('no' in version) return { no: `${program.yes} does not run here: ${version.no}` };
  return {
    yes: {
      ...choice,
      version: version.yes,
      where: program.yes,
      runnable: runnable(program.yes, version.yes),
    },
  };
}

/** The first of several programs that is there; a variable that names one comes first. */
export function foundProgram(
  machine: Machine,
  { variable, names }: { variable: string; names: readonly string[] },
): Answer<string> {
  const named = machine.env[variable];
  if (named) return { yes: named };
  for (const name of names) {
    const executable = machine.findExecutable(name);
    if (executable !== undefined) return { yes: executable };
  }
  return { no: `no ${names.join(' or ')} on PATH, and ${variable} is not set` };
}

/**
 * A program that is on this machine already, if it runs here.
 *
 * @throws {BackingUnavailable} where a variable names one that does not: that is a mistake, not a "no"
 */
export async function foundChoice(
  machine: Machine,
  program: { variable: string; names: readonly string[] },
  product: string,
  runnable: (executable: string, version: string) => NonNullable<Choice['runnable']>,
): Promise<Answer<Choice>> {
  const found = foundProgram(machine, program);
  const answer = await programChoice(machine, found, { source: 'found', product }, runnable);
  const named = machine.env[program.variable];
  if ('yes' in answer || !named) return answer;
  throw new BackingUnavailable(`${program.variable} is set, but ${answer.no}`);
}

/** An address that somebody gave us, if anything answers there. */
export async function givenChoice(
  machine: Machine,
  { product, variable }: { product: string; variable: string },
): Promise<Answer<Choice>> {
  const url = machine.env[variable];
  if (!url) return { no: `${variable} is not set` };
  if (!(await machine.isReachable(url))) {
    throw new BackingUnavailable(
      `${variable} is ${withoutPassword(url)}, but nothing answers there.`,
    );
  }
  return { yes: { source: 'given', product, version: 'unknown', where: withoutPassword(url) } };
}

/** An address as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/:\/\/[^@/]*@/, '://***@');
}
