import { execFile } from 'node:child_process';

const OUTPUT_BYTES_MAX = 64 * 1_048_576;
const LAST_LINES = 12;

export interface ProgramRun {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed';

  constructor(
    message: string,
    /** What it wrote to its standard output nevertheless. */
    readonly stdout: string,
  ) {
    super(message);
  }
}

export function lastLines(text: string, lines = LAST_LINES): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Runs a program to its end, bounded.
 *
 * @returns what it wrote to its standard output
 * @throws {ProgramFailed} with its last lines
 */
export function runProgram(run: ProgramRun): Promise<string> {
  const { command, args, env, cwd, timeoutMs, signal } = run;
  return new Promise((resolve, reject) => {
    execFile(
      command,
      [...args],
      {
        maxBuffer: OUTPUT_BYTES_MAX,
        timeout: timeoutMs,
        ...(env && { env }),
        ...(cwd !== undefined && { cwd }),
        ...(signal && { signal }),
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const how = error.killed === true ? `no end after ${timeoutMs / 1_000} s` : '';
        const said = lastLines(`${stdout}\n${stderr}`.trim());
        const what = [command, ...args].join(' ').slice(0, 200);
        const message = [what, how, said || error.message].filter(Boolean).join('\n');
        reject(new ProgramFailed(message, stdout));
      },
    );
  });
}
