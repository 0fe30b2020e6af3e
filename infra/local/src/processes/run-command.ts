import { spawn } from 'node:child_process';

const OUTPUT_CHARACTERS_MAX = 200_000;
const PROGRESS_POLL_MS = 1_000;

export interface CommandToRun {
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  timeoutMs: number;
  /** Ends the command where neither output nor `progress` has moved for so long. */
  stallMs?: number;
  /** A number that changes while the command gets on, such as the size of what it has fetched. */
  progress?: () => number;
  /** Ends it when somebody changes their mind. */
  signal?: AbortSignal | undefined;
}

export type RunCommand = (wanted: CommandToRun) => Promise<CommandResult>;

export interface CommandResult {
  ok: boolean;
  /** Why not, for people. */
  reason: string;
  output: string;
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}

/** Runs a command with a time-out and never throws: a machine that lacks it gets a "no". */
export function runCommand(wanted: CommandToRun): Promise<CommandResult> {
  const { command, args, env, cwd, timeoutMs, stallMs, progress, signal } = wanted;
  return new Promise((resolve) => {
    let output = '';
    let stopReason: string | undefined;
    let movedAt = performance.now();
    let measured = progress?.();
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(cwd !== undefined && { cwd }),
      ...(env && { env: { ...process.env, ...env } }),
    });
    const stop = (reason: string) => {
      stopReason ??= reason;
      if (child.pid !== undefined) killQuietly(child.pid);
    };
    const late = setTimeout(() => stop(`no end after ${timeoutMs / 1000} s`), timeoutMs);
    const watch = setInterval(() => {
      const now = progress?.();
      if (now !== measured) movedAt = performance.now();
      measured = now;
      if (stallMs === undefined || performance.now() - movedAt < stallMs) return;
      stop(`no progress for ${stallMs / 1000} s`);
    }, PROGRESS_POLL_MS);
    const onAbort = () => stop('interrupted');
    signal?.addEventListener('abort', onAbort, { once: true });
    const collect = (chunk: Buffer) => {
      movedAt = performance.now();
      output = (output + chunk.toString()).slice(-OUTPUT_CHARACTERS_MAX);
    };
    const settle = (ok: boolean, reason: string) => {
      clearTimeout(late);
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      resolve({ ok, reason: stopReason ?? reason, output });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => settle(false, error.message));
    child.on('close', (code) => {
      const ok = code === 0 && stopReason === undefined;
      settle(ok, ok ? '' : lastLine(output) || `exit code ${String(code)}`);
    });
  });
}

function killQuietly(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
