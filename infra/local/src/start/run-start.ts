import { rmSync } from 'node:fs';
import path from 'node:path';
import { startGuardian, type Guardian } from '../processes/guardian';
import { RESTARTS } from '../processes/restart-policy';
import { endStaleProcesses, runningSuite } from '../suite/run-record';
import { shownPath } from '../suite/shown-path';
import { startSuite, type Suite } from '../suite/start-suite';
import { DEMO_PASSWORD, DEMO_SELLERS, ensureDemoData } from './demo-data';
import { errorLines, eventLines, seconds, stepLine } from './report';
import { runCheck, runOnSite } from './run-on-site';
import type { LauncherHost, StartOptions } from './start-options';
import { statusLines } from './status';
import { watchServices } from './watch-services';

/** npm passes a Ctrl-C on that the terminal has sent us already: what comes so soon is the same one. */
const SAME_SIGNAL_MS = 1_000;
/** What `--fresh` throws away; what was built or fetched stays. */
const STATE = ['stores', 'logs', 'monitoring', 'jwt-key'];
const REMEMBERED = '.data/remembered.json';

interface Launch {
  host: LauncherHost;
  options: StartOptions;
  guardian: Guardian;
  interrupted: AbortController;
}

function start({ host, options, guardian, interrupted }: Launch): Promise<Suite> {
  const { mongo, bus, redis, ports, dataDir, verbose, watch, observe } = options;
  return startSuite({
    rootDir: host.rootDir,
    dataDir,
    ports,
    env: host.env,
    mongo,
    bus,
    redis,
    guardian,
    restarts: RESTARTS,
    signal: interrupted.signal,
    watch,
    observe,
    onStep: (step) => host.print(stepLine(step)),
    onNote: (note) => host.print(`          ${note}`),
    onEvent: (event) => eventLines(event).forEach(host.print),
    ...((verbose || watch) && {
      onLine(name, line) {
        if (verbose || name === 'compiler') host.print(`${name.padEnd(16)} | ${line}`);
      },
    }),
  });
}

async function demo(suite: Suite, { host, options }: Launch): Promise<string[]> {
  if (!options.demo) return [];
  const startedAt = performance.now();
  const { listed, present } = await ensureDemoData(suite.url);
  const detail = listed > 0 ? `${listed} listings` : 'nothing to do';
  host.print(stepLine({ title: 'demo data', detail, tookMs: performance.now() - startedAt }));
  const accounts = DEMO_SELLERS.map(({ email }) => email).join(' or ');
  return present ? [`  sign in as  ${accounts}, password ${DEMO_PASSWORD}`] : [];
}

function observers({ observed: { prometheusUrl, grafanaUrl } }: Suite): string[] {
  return [
    ...(grafanaUrl === undefined ? [] : [`  dashboards  ${grafanaUrl}/dashboards`]),
    ...(prometheusUrl === undefined ? [] : [`  alerts      ${prometheusUrl}/alerts`]),
  ];
}

/** Serves until somebody asks to stop. */
async function serve(launch: Launch, startedAt: number): Promise<number> {
  const { host, options, interrupted } = launch;
  const suite = await start(launch);
  const stopped = new Promise<void>((resolve) => {
    if (interrupted.signal.aborted) resolve();
    else interrupted.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const hints = await demo(suite, launch).catch((error: unknown) => errorLines(error));
  if (!interrupted.signal.aborted) {
    const logs = shownPath(host.rootDir, path.join(options.dataDir, 'logs'));
    const ready = `Ready after ${seconds(performance.now() - startedAt)}: ${suite.url}`;
    const lines = [ready, ...hints, ...observers(suite), `  logs        ${logs}`];
    ['', ...lines, '  stop        Ctrl-C', ''].forEach(host.print);
  }
  const { rootDir, print } = host;
  const unwatch = options.watch ? watchServices(suite, { rootDir, print }) : undefined;
  await stopped;
  unwatch?.();
  const stoppingAt = performance.now();
  await suite.stop();
  host.print(`Stopped after ${seconds(performance.now() - stoppingAt)}.`);
  return 0;
}

async function checkOwn(launch: Launch): Promise<number> {
  const suite = await start(launch);
  try {
    return await runCheck(suite.url, launch.host.print);
  } finally {
    await suite.stop();
  }
}

/** The first signal stops in order, another one later ends everything by force. */
function listenToSignals({ host, guardian, interrupted }: Launch): void {
  let firstAt: number | undefined;
  host.onSignal(() => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      host.print('Stopping …');
      interrupted.abort();
    } else if (performance.now() - firstAt > SAME_SIGNAL_MS) {
      host.print('Stopping by force …');
      void guardian.hurry().then(() => host.exit(130));
    }
  });
}

function beginEmpty({ dataDir }: StartOptions, { rootDir }: LauncherHost): void {
  const places = [...STATE.map((name) => path.join(dataDir, name)), path.join(rootDir, REMEMBERED)];
  for (const place of places) rmSync(place, { recursive: true, force: true });
}

async function launchSuite(
  options: StartOptions,
  host: LauncherHost,
  startedAt: number,
): Promise<number> {
  const stale = await endStaleProcesses(options.dataDir);
  if (stale.length > 0)
    host.print(`          ended what an earlier run had left: ${stale.join(', ')}`);
  if (options.fresh) beginEmpty(options, host);
  const guardianFile = path.join(host.rootDir, 'infra/local/dist/processes/guardian/main.js');
  const guardian = startGuardian(guardianFile);
  const launch = { host, options, guardian, interrupted: new AbortController() };
  listenToSignals(launch);
  try {
    return await (options.check ? checkOwn(launch) : serve(launch, startedAt));
  } catch (error) {
    if (launch.interrupted.signal.aborted) {
      host.print('Stopped before it was ready.');
      return 130;
    }
    errorLines(error).forEach(host.print);
    return 1;
  }
}

/**
 * Everything of `npm start` behind install and build.
 *
 * @returns the exit code
 */
export async function runStart(
  options: StartOptions,
  host: LauncherHost,
  startedAt: number,
): Promise<number> {
  const { url, connectTo } = options;
  if (url !== undefined) {
    const there = connectTo === undefined ? [] : ['--connect-to', connectTo];
    return runOnSite('check', ['--url', url, ...there, '--wait-seconds', '0'], host.print);
  }
  const running = runningSuite(options.dataDir);
  if (options.command === 'status') {
    if (!running) {
      host.print('Nothing runs here.');
      return 1;
    }
    const lines = [running.url ?? 'not ready yet', '', ...(await statusLines(running))];
    lines.forEach(host.print);
    return 0;
  }
  if (!running) return launchSuite(options, host, startedAt);
  if (options.check && running.url !== undefined) return runCheck(running.url, host.print);
  host.print(
    `! It runs already: ${running.url ?? 'it is just starting'} (pid ${running.launcher.pid}). ` +
      'Stop it with Ctrl-C there, or see `npm start -- status`.',
  );
  return 1;
}
