import path from 'node:path';
import { runMain } from './cli/run-main';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(new Error('interrupted')));
}

void runMain(process.argv.slice(2), {
  rootDir: path.resolve(__dirname, '../../..'),
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  signal: interrupted.signal,
}).then((code) => process.exit(code));
