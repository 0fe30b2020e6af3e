import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Guardian } from './guardian';
import { processIdentity, type KnownProcess } from './identity';
import type { LogFile } from './log-file';
import type { ProcessSpec } from './process-spec';

const HEALTH_POLL_MS = 50;
const READY_WITHIN_MS = 60_000;

/** One run of a program. */
export interface Launched {
  readonly pid: number | undefined;
  readonly startedAt: number;
  /** How it ended, for people. */
  readonly exited: Promise<string>;
  hasExited(): boolean;
}

export class ProcessFailed extends Error {
  override readonly name = 'ProcessFailed';
  readonly lastLines: readonly string[];
  readonly logFile: string;

  constructor(message: string, log: LogFile) {
    super(message);
    this.lastLines = log.lastLines();
    this.logFile = log.file;
  }
}

/** What has to be remembered of a process to end it later, by somebody else. */
export function knownProcess(
  pid: number | undefined,
  cleanup: readonly string[] | undefined,
): KnownProcess | undefined {
  const identity = pid === undefined ? undefined : processIdentity(pid);
  if (pid === undefined || identity === undefined) return undefined;
  return { pid, identity, ...(cleanup && { cleanup }) };
}

/** Starts a program in a process group of its own: a Ctrl-C in the terminal reaches only us. */
export function launch(
  spec: ProcessSpec,
  { log, guardian }: { log: LogFile; guardian: Guardian },
): Launched {
  const child = spawn(spec.command, spec.args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(spec.cwd !== undefined && { cwd: spec.cwd }),
    env: { ...process.env, ...spec.env },
  });
  let over = false;
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  }).finally(() => (over = true));
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (chunk: string) => log.write(chunk));
  }
  const known = knownProcess(child.pid, spec.cleanup);
  if (known) guardian.watch(known);
  return { pid: child.pid, startedAt: performance.now(), exited, hasExited: () => over };
}

/**
 * Waits until a program serves.
 *
 * @throws {ProcessFailed} where it ends before, or takes too long
 */
export async function untilHealthy(
  spec: ProcessSpec,
  launched: Launched,
  log: LogFile,
): Promise<void> {
  const readyWithinMs = spec.readyWithinMs ?? READY_WITHIN_MS;
  const deadline = performance.now() + readyWithinMs;
  for (;;) {
    const healthy = await spec.isHealthy();
    if (launched.hasExited()) {
      throw new ProcessFailed(`${spec.name} ended at once: ${await launched.exited}`, log);
    }
    if (healthy) return;
    if (performance.now() > deadline) {
      throw new ProcessFailed(`${spec.name} was not ready after ${readyWithinMs / 1_000} s`, log);
    }
    await delay(HEALTH_POLL_MS);
  }
}
