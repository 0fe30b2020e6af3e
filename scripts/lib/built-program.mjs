import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { printFailure, step } from './steps.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Brings the build up to date, the client's only where it is wanted, and runs a program of it. Answers with
 * its exit code.
 */
export async function runBuilt(program, args, { client = false } = {}) {
  const logDir = path.join(rootDir, '.data/logs');
  try {
    await step('install', () => install({ rootDir, logDir, show: false }));
    await step('build', async () => {
      const built = await build({ rootDir, logDir, show: false, everything: true, client });
      return built.join(', ') || 'up to date';
    });
  } catch (error) {
    printFailure(error);
    return 1;
  }
  const main = path.join(rootDir, program);
  const child = spawn(process.execPath, [main, ...args], { cwd: rootDir, stdio: 'inherit' });
  // Ctrl+C reaches the program as well, which ends what it has started; its exit code is waited for.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
