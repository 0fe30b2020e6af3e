import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './lib/build.mjs';
import { requireNode } from './lib/require-node.mjs';
import { printFailure, step } from './lib/steps.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

requireNode();
try {
  const logDir = path.join(rootDir, '.data/logs');
  await step('build', async () => {
    const built = await build({ rootDir, logDir, show: true, everything: true });
    return built.join(', ') || 'up to date';
  });
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
