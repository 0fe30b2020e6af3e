import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in our process group, so that a Ctrl-C reaches it too. Its output goes to a log, and
 * to the screen where wanted. Answers with the exit code and the output. `inBackground` leaves the
 * processor to everybody else.
 */
export function run(command, args, options) {
  const { cwd, env, logFile, show = false, stdout = 'pipe', inBackground = false } = options;
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  if (inBackground && child.pid !== undefined) {
    os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW);
  }
  const chunks = [];
  const collect = (chunk) => {
    chunks.push(chunk);
    log.write(chunk);
    if (show) process.stdout.write(chunk);
  };
  child.stdout?.on('data', collect);
  child.stderr.on('data', collect);
  // A signal that reaches only us must not leave it behind.
  const pass = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  return new Promise((resolve) => {
    const settle = (code) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      log.end(() => resolve({ code, output: Buffer.concat(chunks).toString() }));
    };
    child.on('error', (error) => {
      collect(Buffer.from(`${error.message}\n`));
      settle(1);
    });
    child.on('close', (code) => settle(code ?? 1));
  });
}

export class StepFailed extends Error {
  constructor(step, output, logFile) {
    super(`${step} has failed`);
    this.output = output;
    this.logFile = logFile;
  }
}
