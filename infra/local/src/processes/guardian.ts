import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { KnownProcess } from './identity';

/** What the guardian is told, one JSON document a line. */
export type GuardianMessage = { watch: KnownProcess } | { forget: number } | 'hurry';

export interface Guardian {
  readonly pid: number | undefined;
  watch(process: KnownProcess): void;
  forget(pid: number): void;
  /** Ends everything by force, now. */
  hurry(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a small process that holds the other end of a pipe. When we die, however we die, the pipe
 * closes, and it ends what we have started: also programs that are not ours and know nothing of us.
 */
export function startGuardian(mainFile: string): Guardian {
  const child = spawn(process.execPath, [mainFile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exited = once(child, 'exit');
  // A guardian that was killed can not be written to; the record on disk is the second net.
  child.stdin.on('error', () => undefined);
  const tell = (message: GuardianMessage) => child.stdin.write(`${JSON.stringify(message)}\n`);
  const close = async () => {
    child.stdin.end();
    await exited;
  };
  return {
    pid: child.pid,
    watch: (process) => tell({ watch: process }),
    forget: (pid) => tell({ forget: pid }),
    hurry() {
      tell('hurry');
      return close();
    },
    close,
  };
}
