import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { lastLines } from '../kube/program';

const WATCHES = 'Watching for changes';
const STOP_WITHIN_MS = 120_000;
const LINES_MAX = 200;

/** A `skaffold dev` that has built, deployed, and waits for edits. */
export interface Watching {
  /** Ends it as Ctrl+C does: it takes away what it has deployed. */
  stop(): Promise<void>;
}

/** @throws when it ends, or does not come to that in time; with its last lines */
export async function startWatching(given: {
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<Watching> {
  const { args, cwd, env, logFile, timeoutMs, signal } = given;
  const child = spawn('skaffold', ['dev', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  const lines: string[] = [];
  const ended = once(child, 'exit');
  const watches = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        lines.push(line);
        if (lines.length > LINES_MAX) lines.shift();
        if (line.includes(WATCHES)) resolve(true);
      });
    }
    child.on('exit', () => resolve(false));
    child.on('error', () => resolve(false));
    setTimeout(() => resolve(false), timeoutMs).unref();
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
  };
  if (await watches) return { stop };
  await stop();
  throw new Error(`skaffold dev does not watch:\n${lastLines(lines.join('\n'))}`);
}
