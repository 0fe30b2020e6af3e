import { runMain } from './cli/run-main';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(new Error('interrupted')));
}

void runMain(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  isTerminal: process.stdout.isTTY,
  signal: interrupted.signal,
}).then((code) => process.exit(code));
