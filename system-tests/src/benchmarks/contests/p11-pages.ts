import { existsSync } from 'node:fs';
import path from 'node:path';
import { newId } from '@ticketing/common/store/ids';
import { runCommand } from '@ticketing/local/processes/run-command';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import type { Ground, Program } from '../ground/ground';
import { httpLoop, openHttpClient } from '../load/http-load';
import { API_FLOOR, CLIENT, MINIMAL_PAGE, MINIMAL_PAGE_FOLDER } from './kit/programs';

const rootDir = path.resolve(__dirname, '../../../..');
const CONNECTIONS = 8;
const DURATION_MS = { full: 4_000, quick: 1_200 };
const BUILD_TIMEOUT_MS = 300_000;

/** Built once; it changes only with Next.js itself, and then with the shop. */
async function buildMinimalPage(signal: AbortSignal): Promise<void> {
  if (existsSync(path.join(rootDir, MINIMAL_PAGE))) return;
  const built = await runCommand({
    command: process.execPath,
    args: [path.join(rootDir, 'node_modules/next/dist/bin/next'), 'build'],
    cwd: path.join(rootDir, MINIMAL_PAGE_FOLDER),
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    timeoutMs: BUILD_TIMEOUT_MS,
    signal,
  });
  if (!built.ok) throw new Error(`the minimal page can not be built:\n${built.output}`);
}

async function startPages(ground: Ground, file: string, api: Program): Promise<Program> {
  if (!existsSync(path.join(rootDir, file))) {
    throw new Error(`${file} is not there: build it with "npm run build"`);
  }
  const env = { API_BASE_URL: api.url, HOSTNAME: '127.0.0.1', NEXT_TELEMETRY_DISABLED: '1' };
  return ground.program(file, { database: 'p11_none', env });
}

async function render({ scale, signal }: Setting, { url }: Program): Promise<Figures> {
  const client = openHttpClient(url, CONNECTIONS);
  const plan = { workers: CONNECTIONS, durationMs: DURATION_MS[scale], signal };
  const measure = (page: string) =>
    httpLoop(client, plan, {
      ask: () => ({ path: page, headers: { accept: 'text/html' } }),
      expected: 200,
    });
  const home = await measure('/');
  const ticket = await measure(`/tickets/${newId()}`);
  await client.close();
  return {
    homePerSecond: home.perSecond,
    homeP99Ms: home.latencies.p99Ms(),
    ticketPerSecond: ticket.perSecond,
    ticketP99Ms: ticket.latencies.p99Ms(),
    failed: home.failed + ticket.failed,
  };
}

export const pages: Benchmark = {
  id: 'P11',
  title: 'Rendering on the server: the first page, and a ticket',
  arms: {
    ours: 'the shop as it is built, with an API that answers at once',
    floor: 'a minimal Next.js page that asks the same of the same API and renders it bare',
  },
  targets: [
    {
      id: 'P11.home',
      says: 'first page, pages/s: ours ÷ a minimal page',
      read: ratio(figure('ours', 'homePerSecond'), figure('floor', 'homePerSecond')),
      must: { atLeast: 0.7 },
      judged: 'median',
    },
    {
      id: 'P11.ticket',
      says: 'a ticket, pages/s: ours ÷ a minimal page',
      read: ratio(figure('ours', 'ticketPerSecond'), figure('floor', 'ticketPerSecond')),
      must: { atLeast: 0.7 },
      judged: 'median',
    },
    {
      id: 'P11.failed',
      says: 'pages of ours that failed',
      read: figure('ours', 'failed'),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    { says: 'first page, ours', unit: '/s', read: figure('ours', 'homePerSecond') },
    { says: 'first page, minimal', unit: '/s', read: figure('floor', 'homePerSecond') },
    { says: 'first page p99, ours', unit: 'ms', read: figure('ours', 'homeP99Ms') },
    { says: 'a ticket, ours', unit: '/s', read: figure('ours', 'ticketPerSecond') },
    { says: 'a ticket, minimal', unit: '/s', read: figure('floor', 'ticketPerSecond') },
    { says: 'a ticket p99, ours', unit: 'ms', read: figure('ours', 'ticketP99Ms') },
  ],
  async prepare(setting) {
    const { ground, signal } = setting;
    await buildMinimalPage(signal);
    const api = await ground.program(API_FLOOR, { database: 'p11_none' });
    const ours = await startPages(ground, CLIENT, api);
    const floor = await startPages(ground, MINIMAL_PAGE, api);
    return {
      arms: [
        { name: 'ours', run: () => render(setting, ours) },
        { name: 'floor', run: () => render(setting, floor) },
      ],
    };
  },
};
