import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Kubectl } from './kubectl';

const OPEN_TIMEOUT_MS = 20_000;
const FORWARDING = /^Forwarding from 127\.0\.0\.1:(\d+)/;

export interface PortForward {
  readonly port: number;
  close(): void;
}

/** A way past the ingress, to what only an operator may reach. */
export function openPortForward(
  { env, namespace }: Pick<Kubectl, 'env' | 'namespace'>,
  target: string,
  port: number,
): Promise<PortForward> {
  const args = ['--namespace', namespace, 'port-forward', '--address', '127.0.0.1'];
  const child = spawn('kubectl', [...args, target, `:${port}`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = (): void => {
    child.kill();
  };
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      clearTimeout(late);
      close();
      reject(new Error(`no way to ${target}: ${reason}`));
    };
    const late = setTimeout(() => fail('no answer in time'), OPEN_TIMEOUT_MS);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = chunk.toString().trim()));
    child.on('error', (error) => fail(error.message));
    child.on('exit', () => fail(said || 'it has ended'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const local = FORWARDING.exec(line)?.[1];
      if (local === undefined) return;
      clearTimeout(late);
      resolve({ port: Number(local), close });
    });
  });
}
