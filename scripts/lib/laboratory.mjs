import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildLaboratory } from './build.mjs';
import { install } from './install.mjs';
import { printFailure } from './steps.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Brings its build up to date, then runs in this very process, which signals then reach directly. */
export async function openLaboratory() {
  const logDir = path.join(rootDir, '.data/logs');
  try {
    await install({ rootDir, logDir, show: false });
    await buildLaboratory({ rootDir, logDir, show: false });
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
  await import('../../nats-test/dist/main.js');
}
