import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { BrokerKind } from '../messaging/bus-from-config';
import { eventually } from './eventually';

const READY_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 10_000;
const LOG_LINES_MAX = 40;

interface Place {
  port: number;
  monitorPort: number;
  directory: string;
  clusterId: string;
}

interface Program {
  name: string;
  readyLine: RegExp;
  args: (place: Place) => string[];
}

const programs: Record<BrokerKind, Program> = {
  'nats-streaming': {
    name: 'nats-streaming-server',
    readyLine: /Streaming Server is ready/,
    args: ({ port, monitorPort, directory, clusterId }) => [
      ...['-a', '127.0.0.1', '-p', String(port), '-m', String(monitorPort), '-cid', clusterId],
      ...['-store', 'file', '-dir', directory, '-file_sync=true'],
      // A member that died is given up within seconds, not minutes; one that stalls for a moment is kept.
      ...['-hbi', '1s', '-hbt', '1s', '-hbf', '3'],
    ],
  },
  jetstream: {
    name: 'nats-server',
    readyLine: /Server is ready/,
    args: ({ port, directory }) => ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', directory],
  },
};

/** A broker of our own, on the loopback interface, with its data in a temporary folder. */
export interface BrokerProcess {
  kind: BrokerKind;
  url: string;
  clusterId: string;
  /** Of NATS Streaming: where it tells about its channels. */
  monitorUrl: string;
  /** Starts it again on the same port, after `kill` or `stop`; `empty`: with nothing that it had. */
  start(options?: { empty?: boolean }): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks it to end, as an operator would. */
  stop(): Promise<void>;
  /** Stops its execution while its connections stay open, as on a machine that hangs. Resolves once it stands still. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Kills it and removes its data. */
  dispose(): Promise<void>;
}

/** What the operating system says a process is doing: `T` when it is stopped. */
async function stateOf(pid: number | undefined): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'state=', '-p', String(pid)]);
  return stdout.trim();
}

/** Where the broker's program is on PATH, or undefined. */
export function findBrokerProgram(kind: BrokerKind): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, programs[kind].name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A free port, below the range from which outgoing connections get theirs: a broker must find it again. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer().listen(port, '127.0.0.1');
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** Waits for the line that says that the server is ready; says what it said instead. */
function ready(child: ChildProcess, { name, readyLine }: Program): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const give = (what: string) => reject(new Error(`${name} ${what}\n${lines.join('\n')}`));
    const timer = setTimeout(() => give('was not ready in time'), READY_TIMEOUT_MS);
    child.once('exit', (code) => give(`ended with ${String(code)}`));
    child.stderr?.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString().split('\n'));
      lines.splice(0, lines.length - LOG_LINES_MAX);
      if (!lines.some((line) => readyLine.test(line))) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function end(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(late);
}

/** Starts a broker from PATH and resolves when it is ready. */
export async function startBrokerProcess(
  kind: BrokerKind,
  { clusterId = 'ticketing' }: { clusterId?: string } = {},
): Promise<BrokerProcess> {
  const path = findBrokerProgram(kind);
  if (path === undefined) throw new Error(`${programs[kind].name} is not on PATH`);
  const directory = await mkdtemp(join(tmpdir(), `${kind}-`));
  const port = await freePort();
  const monitorPort = await freePort();
  let child: ChildProcess | undefined;
  const killNow = () => void child?.kill('SIGKILL');
  process.once('exit', killNow);

  const broker: BrokerProcess = {
    kind,
    url: `nats://127.0.0.1:${port}`,
    clusterId,
    monitorUrl: `http://127.0.0.1:${monitorPort}`,
    async start({ empty = false } = {}) {
      if (empty) await rm(directory, { recursive: true, force: true });
      const args = programs[kind].args({ port, monitorPort, directory, clusterId });
      child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      await ready(child, programs[kind]);
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    async freeze() {
      child?.kill('SIGSTOP');
      await eventually(async () => (await stateOf(child?.pid)).startsWith('T'));
    },
    thaw: () => void child?.kill('SIGCONT'),
    async dispose() {
      await end(child, 'SIGKILL');
      process.off('exit', killNow);
      await rm(directory, { recursive: true, force: true });
    },
  };
  await broker.start();
  return broker;
}
