import { appendFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCommands, VERSION } from './commands';
import type { Asked } from './inspect';
import { openJournal } from './journal';
import { lockDirectory } from './lock';
import { listen } from './server';
import { createStore, type Change, type Store } from './store';
import type { Doc } from './values';

const say = (line: string): void => void process.stdout.write(`embedded-mongod: ${line}\n`);

function fail(reason: string): never {
  process.stderr.write(`embedded-mongod: ${reason}\n`);
  process.exit(1);
}

const withValue = ['--port', '--dbpath', '--bind_ip', '--storageEngine', '--record'];

function readOptions(args: string[]): Map<string, string> {
  const options = new Map<string, string>();
  const words = args.flatMap((arg) =>
    /^--\w+=/.test(arg) ? arg.split(/=(.*)/s).slice(0, 2) : [arg],
  );
  for (let at = 0; at < words.length; at += 1) {
    const name = words[at] ?? '';
    if (name === '--noauth') continue;
    if (!withValue.includes(name)) fail(`does not serve the option ${name}`);
    at += 1;
    options.set(name, words[at] ?? fail(`${name} wants a value`));
  }
  return options;
}

/** Appends each new {kind, name} that commands ask for to a file: the recorded traffic. */
function recorder(file: string | undefined): (asked: Asked) => void {
  const seen = new Set<string>();
  return (asked) => {
    if (file === undefined) return;
    const line = JSON.stringify(asked);
    if (!seen.has(line)) appendFileSync(file, `${line}\n`);
    seen.add(line);
  };
}

async function openDirectory(directory: string, store: Store) {
  mkdirSync(directory, { recursive: true });
  const unlock = lockDirectory(directory);
  const journal = await openJournal({
    directory,
    replay: (record) => store.apply(record as unknown as Change),
    snapshot: () => store.snapshot() as Iterable<unknown> as Iterable<Doc>,
    onFault: (error) => fail(`the journal can not be written: ${error.message}`),
  });
  if (journal.tornBytes > 0)
    say(`dropped ${journal.tornBytes} bytes of an unfinished write at the journal's end`);
  return { journal, unlock };
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--version')) {
    process.stdout.write(
      `db version v${VERSION}\nembedded-mongod: a stand-in for development and tests, not MongoDB\n`,
    );
    return;
  }
  if (process.env['NODE_ENV'] === 'production')
    fail('this is a stand-in for development and tests: it refuses NODE_ENV=production');
  const options = readOptions(args);
  const [directory, host] = [
    resolve(options.get('--dbpath') ?? '/data/db'),
    options.get('--bind_ip') ?? '127.0.0.1',
  ];
  const port = Number(options.get('--port') ?? 27017);
  say(
    'a stand-in for development and tests, NOT MongoDB: it serves only what the stores of this platform send',
  );
  const store = createStore();
  const { journal, unlock } = await openDirectory(directory, store);
  const answer = createCommands({
    store,
    record: recorder(options.get('--record')),
    synced: () => journal.synced(),
    commit(change) {
      store.apply(change);
      journal.append({ ...change });
    },
  });
  const onFault = (error: unknown): void => say(`a connection was closed: ${String(error)}`);
  const server = await listen({ port, host, answer, onFault }).catch((error: unknown) => {
    unlock();
    return fail(`can not listen on ${host}:${port}: ${String(error)}`);
  });
  const stop = (): void =>
    void server
      .close()
      .then(() => journal.close())
      .then(() => {
        unlock();
        process.exit(0);
      });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);
  say(`data in ${directory}; waiting for connections on ${host}:${port}`);
}

main(process.argv.slice(2)).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
