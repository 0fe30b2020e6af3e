import { readInput } from './cli/read-input';
import { EXIT } from './cli/exit-codes';
import { runCommand } from './cli/run-command';

const interrupted = new AbortController();
// A second Ctrl-C, or one that npm hands on once more, changes nothing: the end is on its way and bounded.
process.on('SIGINT', () => interrupted.abort(EXIT.interrupted));
process.on('SIGTERM', () => interrupted.abort(EXIT.terminated));
process.stdout.on('error', () => process.exit(EXIT.outputGone));

void runCommand(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  interrupted: interrupted.signal,
  readInput: () => readInput(process.stdin),
  async killSelf() {
    await new Promise((resolve) => process.stdout.write('', resolve));
    process.kill(process.pid, 'SIGKILL');
    return new Promise<never>(() => undefined);
  },
}).then((code) => process.exit(code));
