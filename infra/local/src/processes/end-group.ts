import { setTimeout as delay } from 'node:timers/promises';
import { runCommand } from './run-command';
import { isStillRunning, processIdentity, type KnownProcess } from './identity';

const POLL_MS = 25;
const AFTER_KILL_MS = 2_000;
const CLEANUP_TIMEOUT_MS = 15_000;

/** Sends a signal to a whole process group. False where there is none. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function goneWithin(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  // One that nobody has reaped yet still takes signals; its identity says that it is over.
  while (signalGroup(pid, 0) && processIdentity(pid) !== undefined) {
    if (performance.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/** Asks a process group to end, waits, and after the grace period ends it by force. */
export async function endGroup(pid: number, { graceMs }: { graceMs: number }): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const ended = await goneWithin(pid, graceMs);
  // By force: the process itself, or what it left behind in its group.
  signalGroup(pid, 'SIGKILL');
  if (!ended) await goneWithin(pid, AFTER_KILL_MS);
}

/** Runs the command that ends what signals did not reach. That nothing is left to end is fine. */
export async function cleanUp(command: readonly string[] | undefined): Promise<void> {
  const [executable, ...args] = command ?? [];
  if (executable) await runCommand({ command: executable, args, timeoutMs: CLEANUP_TIMEOUT_MS });
}

/**
 * Ends processes of an earlier run, the last started first. One whose number now belongs to
 * somebody else is left alone.
 *
 * @returns those that were still running
 */
export async function endKnownProcesses(
  known: readonly KnownProcess[],
  { graceMs }: { graceMs: number },
): Promise<KnownProcess[]> {
  const running = known.filter(isStillRunning).reverse();
  await Promise.all(running.map(({ pid }) => endGroup(pid, { graceMs })));
  await Promise.all(known.map(({ cleanup }) => cleanUp(cleanup)));
  return running;
}
