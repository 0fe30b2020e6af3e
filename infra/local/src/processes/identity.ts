import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Fields of /proc/<pid>/stat, counted behind the name, which may itself contain spaces. */
const STATE_FIELD = 0;
const START_TIME_FIELD = 19;
const PS_TIMEOUT_MS = 2_000;

function fromProc(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = fields[STATE_FIELD] === 'Z';
  return isZombie ? undefined : fields[START_TIME_FIELD];
}

function fromPs(pid: number): string | undefined {
  const options = { encoding: 'utf8', timeout: PS_TIMEOUT_MS, stdio: 'pipe' } as const;
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || undefined;
}

/**
 * What tells a process from a later one that got the same number: the moment it started.
 * Undefined where there is no such process (any more).
 */
export function processIdentity(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

/** A process that we started, as it is remembered on disk and by the guardian. */
export interface KnownProcess {
  pid: number;
  identity: string;
  /** A command that ends what a signal to the process group does not reach: a container. */
  cleanup?: readonly string[];
}

/** Whether the process still runs and is still the same one. */
export function isStillRunning({ pid, identity }: { pid: number; identity: string }): boolean {
  return processIdentity(pid) === identity;
}
