import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@ticketing/common/testing/broker-process';
import { eventually } from '@ticketing/common/testing/eventually';
import { Redis } from 'ioredis';

/** A Redis of a suite's own, that may be stopped, lose everything and come back. */
export interface TestRedis {
  url: string;
  start(): Promise<void>;
  /** Ends it at once, as a crash would. Nothing was saved. */
  kill(): Promise<void>;
  /** Keys under a prefix. */
  keys(pattern: string): Promise<string[]>;
  loseEverything(): Promise<void>;
  /** Runs somebody's endless script, so that others are answered BUSY. @returns what ends it */
  occupy(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function createTestRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;

  async function withClient<T>(use: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    try {
      return await use(redis);
    } finally {
      redis.disconnect();
    }
  }

  async function kill(): Promise<void> {
    if (!running) return;
    const exited = once(running, 'exit');
    running.kill('SIGKILL');
    await exited;
    running = undefined;
  }

  return {
    url,
    async start() {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
      running = spawn('redis-server', args, { stdio: 'ignore' });
      await eventually(() => withClient((redis) => redis.ping()));
    },
    kill,
    keys: (pattern) => withClient((redis) => redis.keys(pattern)),
    async loseEverything() {
      await withClient((redis) => redis.flushall());
    },
    async occupy() {
      const [script, control] = [new Redis(url), new Redis(url)];
      await control.config('SET', 'lua-time-limit', 1);
      const ended = script.eval('while true do end', 0).catch(() => undefined);
      const ping = () => control.ping().catch(String);
      await eventually(async () => (await ping()).includes('BUSY'));
      return async () => {
        await control.script('KILL');
        await ended;
        for (const redis of [script, control]) redis.disconnect();
      };
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
