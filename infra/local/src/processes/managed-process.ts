import { setTimeout as delay } from 'node:timers/promises';
import { cleanUp, endGroup, signalGroup } from './end-group';
import type { Guardian } from './guardian';
import type { KnownProcess } from './identity';
import { knownProcess, launch, untilHealthy, type Launched } from './launched';
import type { LogFile } from './log-file';
import type { ProcessSpec } from './process-spec';
import { afterCrash, type RestartPolicy } from './restart-policy';

const GRACE_MS = 20_000;
const SURVIVED: readonly NodeJS.Signals[] = ['SIGSTOP', 'SIGCONT', 'SIGUSR1', 'SIGUSR2', 'SIGHUP'];

export type ProcessState = 'stopped' | 'starting' | 'running' | 'crashed' | 'given up';

export type ProcessEvent =
  | { type: 'crashed'; name: string; how: string; lastLines: string[]; restartInMs: number }
  | { type: 'restarted'; name: string; pid: number }
  | { type: 'given up'; name: string; how: string; lastLines: string[] };

export interface ManagedProcess {
  readonly name: string;
  readonly port: number;
  readonly logFile: string;
  readonly pid: number | undefined;
  readonly state: ProcessState;
  known(): KnownProcess | undefined;
  isHealthy(): Promise<boolean>;
  /** Starts it and waits until it serves. */
  start(): Promise<void>;
  /** Asks it to end and waits until it has. Twice is safe. */
  stop(): Promise<void>;
  /** Sends a signal; a deadly one ends it for good, until `start`. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface ProcessDependencies {
  log: LogFile;
  guardian: Guardian;
  /** Asked after each crash; without an answer the crash is only reported. */
  restarts: () => RestartPolicy | undefined;
  onEvent: (event: ProcessEvent) => void;
  /** Its pid or its state is another one now. */
  onChange: () => void;
}

/** A program under our care, between two starts. */
interface Care {
  readonly spec: ProcessSpec;
  readonly dependencies: ProcessDependencies;
  launched: Launched | undefined;
  state: ProcessState;
  crashes: number;
  /** Raised by every start and end that was asked for; what belongs to an earlier one is void. */
  generation: number;
  firstStart: boolean;
}

function become(care: Care, state: ProcessState): void {
  care.state = state;
  care.dependencies.onChange();
}

function begin(care: Care): Launched {
  const launched = launch(care.spec, care.dependencies);
  const { generation } = care;
  care.launched = launched;
  become(care, 'starting');
  void launched.exited.then((how) => {
    if (launched.pid !== undefined) care.dependencies.guardian.forget(launched.pid);
    // Whoever asked for a start hears of its failure from there.
    if (generation === care.generation && !care.firstStart) onCrash(care, launched, how);
  });
  return launched;
}

function onCrash(care: Care, launched: Launched, how: string): void {
  const { log, onEvent } = care.dependencies;
  const restarts = care.dependencies.restarts();
  const { name } = care.spec;
  const ranMs = performance.now() - launched.startedAt;
  const next = restarts && afterCrash(restarts, { crashes: care.crashes, ranMs });
  const lastLines = log.lastLines();
  care.crashes = next?.crashes ?? 0;
  if (next?.delayMs === undefined) {
    become(care, 'given up');
    onEvent({ type: 'given up', name, how, lastLines });
    return;
  }
  become(care, 'crashed');
  onEvent({ type: 'crashed', name, how, lastLines, restartInMs: next.delayMs });
  // One that does not get ready either ends, which comes back here, or is slow, as its state says.
  restart(care, next.delayMs).catch(() => undefined);
}

async function restart(care: Care, delayMs: number): Promise<void> {
  const { generation } = care;
  await delay(delayMs);
  if (generation !== care.generation) return;
  const launched = begin(care);
  await untilHealthy(care.spec, launched, care.dependencies.log);
  if (generation !== care.generation) return;
  become(care, 'running');
  care.dependencies.onEvent({
    type: 'restarted',
    name: care.spec.name,
    pid: launched.pid ?? 0,
  });
}

async function start(care: Care): Promise<void> {
  if (care.state === 'running' || care.state === 'starting') return;
  care.generation += 1;
  const { generation } = care;
  await cleanUp(care.spec.cleanup);
  care.firstStart = true;
  try {
    await untilHealthy(care.spec, begin(care), care.dependencies.log);
    become(care, 'running');
  } catch (error) {
    if (generation === care.generation) await stop(care);
    throw error;
  } finally {
    care.firstStart = false;
  }
}

async function end(care: Care, how: (pid: number) => Promise<void>): Promise<void> {
  care.generation += 1;
  const { launched, spec } = care;
  if (launched?.pid !== undefined && !launched.hasExited()) {
    await how(launched.pid);
    await launched.exited;
  }
  await cleanUp(spec.cleanup);
  care.launched = undefined;
  become(care, 'stopped');
}

function stop(care: Care): Promise<void> {
  return end(care, (pid) => endGroup(pid, { graceMs: GRACE_MS }));
}

async function kill(care: Care, signal: NodeJS.Signals): Promise<void> {
  const { launched } = care;
  if (SURVIVED.includes(signal)) {
    if (launched?.pid !== undefined) signalGroup(launched.pid, signal);
    return;
  }
  await end(care, async (pid) => {
    signalGroup(pid, signal);
    await launched?.exited;
  });
}

/** One program under our care: started, watched, started again after a crash, ended. */
export function manageProcess(
  spec: ProcessSpec,
  dependencies: ProcessDependencies,
): ManagedProcess {
  const care: Care = {
    spec,
    dependencies,
    launched: undefined,
    state: 'stopped',
    crashes: 0,
    generation: 0,
    firstStart: false,
  };
  const pid = () => (care.launched?.hasExited() === false ? care.launched.pid : undefined);
  return {
    name: spec.name,
    port: spec.port,
    logFile: dependencies.log.file,
    get pid() {
      return pid();
    },
    get state() {
      return care.state;
    },
    known: () => knownProcess(pid(), spec.cleanup),
    isHealthy: () => spec.isHealthy(),
    start: () => start(care),
    stop: () => stop(care),
    kill: (signal) => kill(care, signal),
  };
}
