import { createInterface } from 'node:readline';
import { endKnownProcesses } from '../end-group';
import type { GuardianMessage } from '../guardian';
import type { KnownProcess } from '../identity';

const GRACE_MS = 8_000;

let graceMs = GRACE_MS;
const watched = new Map<number, KnownProcess>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line) as GuardianMessage;
  if (message === 'hurry') graceMs = 0;
  else if ('watch' in message) watched.set(message.watch.pid, message.watch);
  else watched.delete(message.forget);
});
lines.on('close', () => {
  void endKnownProcesses([...watched.values()], { graceMs }).then(() => process.exit(0));
});
