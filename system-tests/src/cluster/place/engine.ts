import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '../kube/program';

const ASK_TIMEOUT_MS = 10_000;
const START_WITHIN_MS = 30_000;
const POLL_MS = 500;

/** What builds images: this machine's container engine, or one that runs as long as it is needed. */
export interface Engine {
  readonly env: NodeJS.ProcessEnv;
  close(): void;
}

export class NoEngine extends Error {
  override readonly name = 'NoEngine';
}

async function answers(env: NodeJS.ProcessEnv): Promise<boolean> {
  const args = ['version', '--format', '{{.Server.Version}}'];
  return runProgram({ command: 'docker', args, env, timeoutMs: ASK_TIMEOUT_MS }).then(
    () => true,
    () => false,
  );
}

/** Without bridges and firewall rules of its own: builds use the machine's network. */
function argumentsOf(dataDir: string, socket: string): string[] {
  return [
    '--iptables=false',
    '--bridge=none',
    '--storage-driver=overlay2',
    `--data-root=${path.join(dataDir, 'data')}`,
    `--exec-root=${path.join(dataDir, 'exec')}`,
    `--pidfile=${path.join(dataDir, 'pid')}`,
    `--host=unix://${socket}`,
  ];
}

/**
 * The engine that answers already, or `dockerd` with its data in a folder, so that the next run finds the
 * layers of this one.
 */
export async function openEngine(env: NodeJS.ProcessEnv, dataDir: string): Promise<Engine> {
  if (await answers(env)) return { env, close: () => undefined };
  mkdirSync(dataDir, { recursive: true });
  const socket = path.join(dataDir, 'docker.sock');
  const own = { ...env, DOCKER_HOST: `unix://${socket}` };
  const log = openSync(path.join(dataDir, 'log'), 'a');
  const child = spawn('dockerd', argumentsOf(dataDir, socket), {
    env: { ...env, PATH: `${env['PATH'] ?? ''}:/usr/sbin` },
    stdio: ['ignore', log, log],
  });
  let fault = '';
  child.on('error', (error) => (fault = error.message));
  child.on('exit', (code) => (fault ||= `it ended with ${String(code)}`));
  const deadline = performance.now() + START_WITHIN_MS;
  while (!(await answers(own))) {
    if (fault === '' && performance.now() < deadline) {
      await delay(POLL_MS);
      continue;
    }
    child.kill();
    throw new NoEngine(`no container engine answers, and dockerd does not start: ${fault}`);
  }
  return { env: own, close: () => void child.kill() };
}
