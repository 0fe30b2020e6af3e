import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { createCommands } from '../commands';
import { createStore } from '../store';
import { listen } from '../wire';

export const EMBEDDED_BINARY = resolve(__dirname, '../../../bin/embedded-mongod');

export interface TestServer {
  name: string;
  uri: string;
  close(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function temporaryDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'embedded-mongod-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The embedded store from its sources, in this process and in memory only. */
export async function startEmbedded(
  record: (name: string) => void = () => undefined,
): Promise<TestServer> {
  const [store, port] = [createStore(), await freePort()];
  const answer = createCommands({
    store,
    commit: store.apply,
    synced: () => Promise.resolve(),
    record,
  });
  const close = await listen(port, '127.0.0.1', answer);
  return {
    name: 'embedded-mongod',
    uri: `mongodb://127.0.0.1:${port}`,
    close: () => Promise.resolve(close()),
  };
}

/** Other implementations of MongoDB's protocol that this machine has. */
export function otherImplementations(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return ['mongod', 'mongo-java-server'].flatMap((name) => {
    const found = folders
      .map((folder) => join(folder, name))
      .find((path) => {
        try {
          accessSync(path, constants.X_OK);
          return true;
        } catch {
          return false;
        }
      });
    return found === undefined ? [] : [found];
  });
}

export interface ServerProcess extends TestServer {
  process: ChildProcess;
  output(): string;
  /** Kills it at once, as a crash would. */
  crash(): Promise<void>;
}

interface ProcessOptions {
  binary?: string;
  directory: string;
  port?: number;
  args?: string[];
  env?: NodeJS.ProcessEnv;
}

/** Starts an executable that takes mongod's options and waits until it takes connections. */
export async function startProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { binary = EMBEDDED_BINARY, directory, args = [], env = process.env } = options;
  const port = options.port ?? (await freePort());
  const places = ['--port', String(port), '--dbpath', directory, '--bind_ip', '127.0.0.1'];
  const child = spawn(binary, [...places, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  await new Promise<void>((ready, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/waiting for connections/i.test(output)) ready();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`exited with ${String(code)}: ${output}`)));
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    name: binary,
    uri: `mongodb://127.0.0.1:${port}`,
    process: child,
    output: () => output,
    close: () => end('SIGTERM'),
    crash: () => end('SIGKILL'),
  };
}
