import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Platform } from './platform';

const root = resolve(__dirname, '../../..');
const TIMEOUT_MS = 60_000;
const run = promisify(execFile);

export interface CommandResult {
  exitCode: number;
  output: string;
}

/** Runs an operator's command of a service, with the environment that the service has. */
export async function operate(
  { mongoUris, natsUrl, redisUrl, bus, stripe }: Platform,
  service: keyof Platform['mongoUris'],
  ...args: string[]
): Promise<CommandResult> {
  const env = {
    ...process.env,
    ...stripe.env,
    MONGO_URI: mongoUris[service],
    NATS_URL: natsUrl,
    REDIS_URL: redisUrl,
    EVENT_BUS: bus,
    JWT_KEY: 'not-needed-by-an-operators-command',
  };
  const main = resolve(root, service, 'dist/main.js');
  try {
    const { stdout } = await run(process.execPath, [main, ...args], { env, timeout: TIMEOUT_MS });
    return { exitCode: 0, output: stdout };
  } catch (error) {
    const { code, stdout = '' } = error as { code?: number; stdout?: string };
    return { exitCode: code ?? 1, output: stdout };
  }
}
