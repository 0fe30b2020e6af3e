import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BusKind } from '@ticketing/local/backing/bus';
import type { ServiceName } from '@ticketing/local/suite/ports';
import type { Arena } from './arena';

const TIMEOUT_MS = 120_000;
const OUTPUT_BYTES_MAX = 16_777_216;
const run = promisify(execFile);

/** Runs an operator's command of a service, past the relays and without a probe. */
export async function operate(
  {
    rootDir,
    bus,
    direct,
    stripeEnv,
  }: {
    rootDir: string;
    bus: BusKind;
    direct: Arena['direct'];
    stripeEnv: Readonly<Record<string, string>>;
  },
  service: ServiceName,
  args: readonly string[],
): ReturnType<Arena['operate']> {
  const env = {
    ...process.env,
    ...stripeEnv,
    NODE_ENV: 'development',
    STRIPE_API_URL: direct.stripeUrl,
    MONGO_URI: direct.mongoUris[service],
    NATS_URL: direct.natsUrl,
    REDIS_URL: direct.redisUrl,
    EVENT_BUS: bus,
    JWT_KEY: 'not-needed-by-an-operators-command',
  };
  const main = path.join(rootDir, service, 'dist/main.js');
  const bounds = { timeout: TIMEOUT_MS, maxBuffer: OUTPUT_BYTES_MAX };
  try {
    const { stdout } = await run(process.execPath, [main, ...args], { env, ...bounds });
    return { exitCode: 0, output: stdout };
  } catch (error) {
    const {
      code,
      stdout = '',
      stderr = '',
    } = error as {
      code?: number | string;
      stdout?: string;
      stderr?: string;
    };
    return { exitCode: typeof code === 'number' ? code : 1, output: stdout + stderr };
  }
}
