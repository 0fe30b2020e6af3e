import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { jestArgs } from './jest.mjs';
import { printFailure, step } from './steps.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Runs tests of the whole suite on what is built, which is brought up to date first. Names choose
 * among them, options go to jest. Answers with the exit code.
 */
export async function runWholeSuiteTests({ project, folder, suffix, client }, args) {
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
  const patterns = args.map((arg) => (arg.startsWith('-') ? arg : `/${folder}/${arg}${suffix}`));
  const jest = jestArgs(rootDir, [project], patterns);
  const { status } = spawnSync(process.execPath, jest, { cwd: rootDir, stdio: 'inherit' });
  return status ?? 1;
}
