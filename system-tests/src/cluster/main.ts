import path from 'node:path';
import { runMain } from './cli/run-main';

const DURATION_MAX_MS = 2_700_000;

const interrupted = new AbortController();
setTimeout(() => interrupted.abort(new Error('it takes too long')), DURATION_MAX_MS).unref();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(new Error('interrupted')));
}

void runMain(process.argv.slice(2), {
  rootDir: path.resolve(__dirname, '../../..'),
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  signal: interrupted.signal,
}).then((code) => process.exit(code));
