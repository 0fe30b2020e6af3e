import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { foundProgram } from '../backing/choice';
import { createMachine } from '../backing/create-machine';
import { isRedisHealthy } from '../backing/health';
import type { Machine } from '../backing/machine';
import { redisArgs } from '../backing/redis';
import { createPortChooser } from '../processes/ports';
import { runCommand } from '../processes/run-command';
import { keepForTeardown, type Release } from './run-servers';
import { startProgram } from './start-program';

const ROOT = path.resolve(__dirname, '../../../..');
const BUILD_TIMEOUT_MS = 180_000;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The embedded store is a program of this package: it has to be built before it can be started. */
async function embeddedMongod(): Promise<string> {
  if (!existsSync(path.join(ROOT, 'infra/local/dist/embedded-mongod/main.js'))) {
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    const args = [tsc, '-b', path.join(ROOT, 'infra/local')];
    const command = process.execPath;
    const built = await runCommand({ command, args, timeoutMs: BUILD_TIMEOUT_MS });
    if (!built.ok) throw new Error(`infra/local can not be built:\n${built.output}`);
  }
  return path.join(ROOT, 'infra/local/bin/embedded-mongod');
}

/** TEST_MONGO_URI, else MONGOD_BINARY, else mongod on PATH, else the embedded store. */
async function startMongo(machine: Machine): Promise<Release> {
  if (process.env['TEST_MONGO_URI']) {
    say('int tests: MongoDB as given by TEST_MONGO_URI');
    return () => Promise.resolve();
  }
  const found = foundProgram(machine, { variable: 'MONGOD_BINARY', names: ['mongod'] });
  const systemBinary = 'yes' in found ? found.yes : await embeddedMongod();
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] = 'false';
  const server = await MongoMemoryServer.create({ binary: { systemBinary } });
  process.env['TEST_MONGO_URI'] = server.getUri();
  say(`int tests: MongoDB is ${systemBinary}`);
  return async () => {
    await server.stop();
  };
}

/**
 * TEST_REDIS_URL, else redis-server or valkey-server on PATH, else Debian's package where we may
 * install it. Without any of them the suites that need one say so.
 */
async function startRedis(machine: Machine): Promise<Release> {
  if (process.env['TEST_REDIS_URL']) {
    say('int tests: Redis as given by TEST_REDIS_URL');
    return () => Promise.resolve();
  }
  const names = ['redis-server', 'valkey-server'];
  const here = foundProgram(machine, { variable: 'REDIS_BINARY', names });
  const found = 'yes' in here ? here : await machine.debianPackage('redis-server', 'redis-server');
  if ('no' in found) {
    say(`int tests: no Redis (${found.no}); suites that need one will fail`);
    return () => Promise.resolve();
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ticketing-test-redis-'));
  const port = await createPortChooser().choose('free');
  const stop = await startProgram({
    command: found.yes,
    args: redisArgs({ port, dataDir }),
    isHealthy: () => isRedisHealthy(port),
  });
  process.env['TEST_REDIS_URL'] = `redis://127.0.0.1:${port}`;
  say(`int tests: Redis is ${found.yes}`);
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Starts one MongoDB and one Redis for a run of the int tests; each suite keeps to its own names. */
const globalSetup = async (): Promise<void> => {
  const cacheDir = path.join(ROOT, '.data');
  const machine = createMachine({ env: process.env, rootDir: ROOT, cacheDir, say });
  keepForTeardown(await startMongo(machine));
  keepForTeardown(await startRedis(machine));
};

export default globalSetup;
