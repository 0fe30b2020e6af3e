import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createCommands } from './commands';
import { openJournal } from './journal';
import { createStore, type Change } from './store';
import { listen } from './wire';

const NOTICE = 'embedded-mongod: a stand-in for development and tests, NOT MongoDB';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function fail(reason: unknown): never {
  const text = reason instanceof Error ? reason.message : String(reason);
  process.stderr.write(`embedded-mongod: ${text}\n`);
  process.exit(1);
}

const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;

/** mongod's options that make sense here; any other is refused by its name. */
const options = {
  ...{ port: text('27017'), bind_ip: text('127.0.0.1'), dbpath: text('/data/db') },
  ...{ storageEngine: text(''), record: text(''), noauth: { type: 'boolean' } as const },
  journalCommitInterval: text('100'),
};

/** Appends each new thing that a command asks for to a file: the recorded traffic. */
function recordTo(file: string): (name: string) => void {
  const seen = new Set<string>();
  return (name) => {
    if (file !== '' && !seen.has(name)) appendFileSync(file, `${JSON.stringify({ name })}\n`);
    seen.add(name);
  };
}

async function main(): Promise<void> {
  const { port, dbpath, bind_ip: host, record: file, ...others } = parseArgs({ options }).values;
  if (process.env['NODE_ENV'] === 'production') fail('NODE_ENV=production needs a real MongoDB');
  say(`${NOTICE}. It serves only what the stores of this platform send.`);
  const [store, directory] = [createStore(), resolve(dbpath)];
  const journal = await openJournal(directory, store, fail);
  if (journal.tornBytes > 0) say(`dropped ${journal.tornBytes} bytes of an unfinished write`);
  const commit = (change: Change): void => {
    store.apply(change);
    journal.append({ ...change });
  };
  const answer = createCommands({ store, commit, synced: journal.synced, record: recordTo(file) });
  const close = await listen(Number(port), host, answer).catch(async (error: unknown) => {
    await journal.close();
    return fail(error);
  });
  const stop = (): void => {
    close();
    void journal.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, stop);
  setInterval(() => void journal.synced(), Number(others.journalCommitInterval));
  say(`data in ${directory}; waiting for connections on ${host}:${port}`);
}

if (process.argv.includes('--version')) say(`db version v7.0.0\n${NOTICE}`);
else main().catch(fail);
