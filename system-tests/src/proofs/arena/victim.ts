import { eventually } from '@ticketing/common/testing/eventually';
import { ProcessFailed } from '@ticketing/local/processes/launched';
import type { ManagedProcess } from '@ticketing/local/processes/managed-process';
import type { Victim } from './arena';
import { standsStill } from './stands-still';

/** An error that a person can act on: what a process said before it failed to start, and where all of it is. */
export function withLastLines(error: unknown): unknown {
  if (!(error instanceof ProcessFailed)) return error;
  const { message, logFile, lastLines } = error;
  const said = [`${message}. Its last lines, see ${logFile}:`, ...lastLines].join('\n  ');
  return new Error(said, { cause: error });
}

/** One that ended by itself is over before we have heard of it. */
async function untilItsEndIsKnown(process: ManagedProcess): Promise<void> {
  if (process.state !== 'running' || process.known() !== undefined) return;
  await eventually(() => process.state !== 'running');
}

/** A process that runs already, as the proof may treat it. */
export function victimOf(
  process: ManagedProcess,
  {
    onRunning,
    mayStart,
  }: {
    /** Hears of each new process that goes by this name. */
    onRunning: (name: string, pid: number) => void;
    mayStart: () => boolean;
  },
): Victim {
  const { name } = process;
  let starting: Promise<void> | undefined;
  const tellThatItRuns = () => process.pid !== undefined && onRunning(name, process.pid);
  tellThatItRuns();

  async function start(): Promise<void> {
    await untilItsEndIsKnown(process);
    if (!mayStart()) throw new Error(`${name} is not started: the arena is closed`);
    await process.start().catch((error: unknown) => {
      throw withLastLines(error);
    });
    tellThatItRuns();
  }

  const startIsOver = () => starting?.catch(() => undefined);

  return {
    name,
    get pid() {
      return process.pid;
    },
    get isUp() {
      return process.pid !== undefined && starting === undefined;
    },
    async kill() {
      await process.kill('SIGKILL');
      await startIsOver();
    },
    async stop() {
      await process.kill('SIGCONT');
      await process.stop();
      await startIsOver();
    },
    start: () => (starting ??= start().finally(() => (starting = undefined))),
    async pause() {
      const { pid } = process;
      if (pid === undefined) return;
      await process.kill('SIGSTOP');
      await eventually(() => standsStill(pid));
    },
    resume: () => process.kill('SIGCONT'),
  };
}
