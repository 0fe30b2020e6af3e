import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { printFailure, step } from './steps.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Builds what has changed, with everything on the screen. Answers with the exit code. */
export async function runBuild() {
  try {
    const logDir = path.join(rootDir, '.data/logs');
    await step('build', async () => {
      const built = await build({ rootDir, logDir, show: true, everything: true });
      return built.join(', ') || 'up to date';
    });
    return 0;
  } catch (error) {
    printFailure(error);
    return 1;
  }
}
