import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isStillRunning } from '../processes/identity';
import { statusLines } from '../start/status';
import { eventually } from '../testing/eventually';
import { fakeSuiteOptions } from '../testing/fake-suite';
import type { SuiteOptions } from './options';
import { endStaleProcesses, readRunRecord, runningSuite, type RunRecord } from './run-record';
import { startSuite, type Suite } from './start-suite';

const rootDir = path.resolve(__dirname, '../../../..');
const LAUNCHER = path.join(rootDir, 'infra/local/dist/testing/launch-fake-suite.js');
const EVERYTHING = [
  ...['mongodb', 'nats', 'redis', 'stripe-simulator'],
  ...['auth', 'tickets', 'orders', 'payments', 'expiration', 'client', 'proxy'],
];

const AWAY = Object.fromEntries(EVERYTHING.map((name, index) => [name, 18_000 + 10 * index]));

function pidsIn(record: RunRecord | undefined): { pid: number; identity: string }[] {
  return (record?.processes ?? []).flatMap(({ pid, identity }) =>
    pid !== undefined && identity !== undefined ? [{ pid, identity }] : [],
  );
}

describe('the suite of processes', () => {
  let dataDir: string;
  let suite: Suite | undefined;
  beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'ticketing-suite-'))));
  afterEach(async () => {
    await suite?.stop();
    suite = undefined;
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = async (more: Partial<SuiteOptions> = {}) =>
    (suite = await startSuite(fakeSuiteOptions({ rootDir, dataDir, ...more })));

  it('brings everything up in order, and leaves no process behind', async () => {
    const { url, processes, stop } = await start();
    expect(processes.map(({ name }) => name)).toEqual(EVERYTHING);
    expect((await fetch(`${url}/api/tickets`)).status).toBe(200);
    const known = pidsIn(readRunRecord(dataDir));
    expect(known).toHaveLength(EVERYTHING.length);
    await stop();
    expect(known.filter(isStillRunning)).toEqual([]);
    expect(readRunRecord(dataDir)).toBeUndefined();
  });

  it('is reached over IPv4 and by name', async () => {
    const { url } = await start();
    const { port } = new URL(url);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  });

  it('kills, stops and starts one of them while the rest goes on', async () => {
    const { url, process: named } = await start({ withClient: false });
    const statusOf = async () => (await fetch(`${url}/api/orders`)).status;
    await named('orders').kill('SIGKILL');
    expect(await statusOf()).toBe(503);
    expect((await fetch(`${url}/api/tickets`)).status).toBe(200);
    await named('orders').start();
    expect(await statusOf()).toBe(200);
    await named('nats').stop();
    expect(await named('nats').isHealthy()).toBe(false);
    await named('nats').start();
    await eventually(() => named('nats').isHealthy());
  });

  it('takes the next free port where one is taken, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const notes: string[] = [];
    await start({
      // What this test is not about must not meet a suite that runs on this machine.
      ports: { ...AWAY, redis: port },
      withClient: false,
      onNote: (note) => notes.push(note),
    });
    other.close();
    expect(notes).toContainEqual(
      expect.stringMatching(new RegExp(`^port ${port} is taken: redis listens on \\d+ instead$`)),
    );
  });

  it('shows each process with pid, port and health', async () => {
    const { process: named } = await start({ withClient: false });
    await named('tickets').kill('SIGKILL');
    const record = runningSuite(dataDir);
    const { pid, port } = named('orders');
    const shown = [
      new RegExp(`^orders +${String(pid)} +${port} +healthy`),
      /^tickets +- +\d+ +stopped/,
      /^nats +\d+ +\d+ +healthy/,
    ];
    await eventually(async () => {
      const lines = record ? await statusLines(record) : [];
      return shown.every((line) => lines.some((each) => line.test(each)));
    });
  });

  it('ends what it had started when one of them does not start', async () => {
    const programs = { orders: ['-e', 'console.log("no index"); process.exit(1)'] };
    await expect(start({ programs })).rejects.toThrow(/ended at once: exit code 1/);
    const log = readFileSync(path.join(dataDir, 'logs/orders.log'), 'utf8');
    expect(log).toBe('no index\n');
    expect(readRunRecord(dataDir)).toBeUndefined();
  });

  it('ends what it had started when it is interrupted', async () => {
    const interrupted = new AbortController();
    const starting = start({
      signal: interrupted.signal,
      onStep: ({ title }) => title === 'redis' && interrupted.abort(),
    });
    await expect(starting).rejects.toThrow();
    expect(readRunRecord(dataDir)).toBeUndefined();
  });

  describe('whose launcher is killed', () => {
    async function killedLauncher(alsoGuardian: boolean) {
      const launcher = spawn(process.execPath, [LAUNCHER, rootDir, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(launcher.stdout, 'data');
      const record = readRunRecord(dataDir);
      const known = pidsIn(record);
      expect(known).toHaveLength(EVERYTHING.length);
      if (alsoGuardian) process.kill(record?.guardianPid ?? 0, 'SIGKILL');
      launcher.kill('SIGKILL');
      await once(launcher, 'exit');
      return known;
    }

    it('ends by itself', async () => {
      const known = await killedLauncher(false);
      await eventually(() => known.every((process) => !isStillRunning(process)));
    });

    it('is ended by the next start where nobody was left to end it', async () => {
      const known = await killedLauncher(true);
      expect(known.every(isStillRunning)).toBe(true);
      expect(await endStaleProcesses(dataDir)).toEqual(EVERYTHING);
      expect(known.filter(isStillRunning)).toEqual([]);
    });
  });
});
