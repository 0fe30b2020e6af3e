import { spawn } from 'node:child_process';
import { eventually } from '@ticketing/common/testing/eventually';
import { patternOf, type Step } from './readme-script';

const PATIENCE_MS = 90_000;
const OUTPUT_LENGTH_MAX = 1_000_000;
const ANY_LINES = '…';

/** A terminal of the README: runs one command after the other in a shell, and sees what they print. */
export interface Terminal {
  /** Acts as a reader would and waits until what is seen is what the README says. */
  perform(step: Step): Promise<void>;
  /** Waits until the last command has ended, and nothing was seen that the README does not say. */
  finish(): Promise<void>;
  /** All that was printed. */
  transcript(): string;
  kill(): Promise<void>;
}

interface ShellProcess {
  signal(which: NodeJS.Signals): void;
  hasEnded(): boolean;
}

/** A command in its own process group, as a terminal gives each one: Ctrl-C is for all of it. */
function runInShell(
  script: string,
  { cwd, env, onOutput }: { cwd: string; env: NodeJS.ProcessEnv; onOutput: (text: string) => void },
): ShellProcess {
  const child = spawn('bash', ['-c', `exec 2>&1\n${script}`], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let hasEnded = false;
  child.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  child.on('close', () => {
    hasEnded = true;
  });
  return {
    hasEnded: () => hasEnded,
    signal(which) {
      if (child.pid !== undefined && !hasEnded) process.kill(-child.pid, which);
    },
  };
}

export function openTerminal(
  name: string,
  { cwd, env, setup }: { cwd: string; env: NodeJS.ProcessEnv; setup: string },
): Terminal {
  let output = '';
  /** Up to here the output was as expected. */
  let seen = 0;
  /** The README said `…` last: any lines may come before what is expected next. */
  let mayMore = false;
  let shell: ShellProcess | undefined;

  const complaint = (what: string) =>
    new Error(`terminal "${name}": ${what}\n--- seen since ---\n${output.slice(seen)}`);

  async function wait(check: () => boolean, what: string): Promise<void> {
    await eventually(check, { timeoutMs: PATIENCE_MS }).catch(() => {
      throw complaint(what);
    });
  }

  async function finish(): Promise<void> {
    await wait(() => shell?.hasEnded() ?? true, 'the command does not end');
    if (!mayMore && output.slice(seen).trim() !== '') throw complaint('this is not in the README');
    seen = output.length;
    mayMore = false;
  }

  async function see(expected: readonly string[]): Promise<void> {
    const pattern = patternOf(mayMore ? [ANY_LINES, ...expected] : expected);
    const match = () => pattern.exec(output.slice(seen))?.[0];
    await wait(() => match() !== undefined, `not seen:\n${expected.join('\n')}`);
    seen += match()?.length ?? 0;
    mayMore = expected.length === 0 ? mayMore : expected.at(-1) === ANY_LINES;
  }

  function run(command: string): void {
    shell = runInShell(`${setup}\n${command}`, {
      cwd,
      env,
      onOutput(text) {
        if (output.length < OUTPUT_LENGTH_MAX) output += text;
      },
    });
  }

  return {
    async perform({ act, expected }) {
      if (act.kind === 'type') {
        await finish();
        run(act.command);
      } else if (act.kind === 'interrupt') shell?.signal('SIGINT');
      await see(expected);
    },
    finish,
    transcript: () => output,
    async kill() {
      shell?.signal('SIGKILL');
      await wait(() => shell?.hasEnded() ?? true, 'can not be killed');
    },
  };
}
