import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;
const READY_WITHIN_MS = 20_000;

/**
 * Starts a server for a test run, in our own process group: it ends with a Ctrl-C as we do.
 *
 * @returns its stop function
 */
export async function startProgram({
  command,
  args,
  isHealthy,
}: {
  command: string;
  args: readonly string[];
  isHealthy: () => Promise<boolean>;
}): Promise<() => Promise<void>> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const exited = once(child, 'exit').catch(() => undefined);
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await isHealthy())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command} does not start`);
    }
    await delay(POLL_MS);
  }
  return async () => {
    child.kill('SIGTERM');
    await exited;
  };
}
