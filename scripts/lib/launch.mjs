import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { InvalidOptions, readOptions, USAGE } from './options.mjs';
import { printFailure, step } from './steps.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const built = path.join(rootDir, 'infra/local/dist/start/run-start.js');

function host() {
  return {
    rootDir,
    env: process.env,
    print: (line) => console.log(line),
    onSignal(handler) {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handler);
      // Nobody reads any more what we print: the terminal or the pipe is gone.
      process.stdout.once('error', handler);
    },
    exit: (code) => process.exit(code),
  };
}

async function prepare({ dataDir, verbose, watch, url }) {
  const logDir = path.join(dataDir, 'logs');
  // A shop elsewhere needs nothing of ours but the check.
  const client = url === undefined;
  const common = { rootDir, logDir, show: verbose, production: !watch, client };
  await step('install', () => install(common));
  await step('build', async () => (await build(common)).join(', ') || 'up to date');
}

/** Whether a suite seems to run on this data: it must not be rebuilt under its feet. */
function seemsToRun(dataDir) {
  try {
    const { launcher } = JSON.parse(readFileSync(path.join(dataDir, 'run.json'), 'utf8'));
    return process.kill(launcher.pid, 0);
  } catch {
    return false;
  }
}

/** Install, build, and then everything else from what was built. Answers with the exit code. */
export async function launch(args) {
  const startedAt = performance.now();
  process.stdout.on('error', () => undefined);
  try {
    const options = readOptions(args, { rootDir, env: process.env });
    if (options.help) {
      console.log(USAGE);
      return 0;
    }
    if (options.command === 'start' && !seemsToRun(options.dataDir)) await prepare(options);
    if (!existsSync(built)) {
      console.log('Nothing runs here.');
      return 1;
    }
    const { runStart } = createRequire(import.meta.url)(built);
    return await runStart(options, host(), startedAt);
  } catch (error) {
    if (error instanceof InvalidOptions) {
      console.error(`! ${error.message}\n\n${USAGE}`);
      return 2;
    }
    printFailure(error);
    return 1;
  }
}
