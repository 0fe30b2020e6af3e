import path from 'node:path';
import { parseArgs } from 'node:util';
import { findCluster } from '../conduct/find-cluster';
import { MODE_NAMES, runTrial, type Mode } from './run-trial';

const USAGE = `usage: npm run verify:skaffold -- [options]
  --up FOLDER      a folder with the programs up, down, images and load; the current context otherwise
  --ingress H:P    where the ingress of the current context takes TLS (127.0.0.1:443)
  --only MODE      ${MODE_NAMES.join(', ')}; all of them, one after the other, otherwise
  --help`;

const DURATION_MAX_MS = 3_600_000;

const interrupted = new AbortController();
setTimeout(() => interrupted.abort(new Error('it takes too long')), DURATION_MAX_MS).unref();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(new Error('interrupted')));
}
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function readMode(wanted: string | undefined): Mode | undefined {
  const mode = MODE_NAMES.find((name) => name === wanted);
  if (mode === wanted) return mode;
  throw new Error(`--only takes ${MODE_NAMES.join(', ')}, not ${wanted}`);
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      up: { type: 'string' },
      ingress: { type: 'string', default: '127.0.0.1:443' },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const { up, ingress } = values;
  const only = readMode(values.only);
  const rootDir = path.resolve(__dirname, '../../../..');
  const { env } = process;
  const { signal } = interrupted;
  const host = { rootDir, env, print, signal };
  const find = () => findCluster({ up, ingress }, env, signal);
  const { passed, failed } = await runTrial(find, { hasStandIns: up !== undefined, only }, host);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(`! ${String(error)}\n\n${USAGE}`);
    process.exit(2);
  },
);
