import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startGuardian, type Guardian } from '../processes/guardian';
import { openLogFile, type LogFile } from '../processes/log-file';
import { manageProcess, type ManagedProcess } from '../processes/managed-process';
import { createPortChooser } from '../processes/ports';
import { processIdentity } from '../processes/identity';
import type { ProcessSpec } from '../processes/process-spec';
import type { SuiteOptions } from './options';
import { wantedPort, type PortName } from './ports';
import { removeRunRecord, writeRunRecord, type RecordedProcess } from './run-record';

/** Where processes of a suite come on, in order, and leave again, in reverse. */
export interface Stage {
  readonly processes: readonly ManagedProcess[];
  port(name: PortName): Promise<number>;
  /** Starts processes side by side and waits until each of them serves. */
  bring(specs: readonly ProcessSpec[]): Promise<ManagedProcess[]>;
  /** From now on the record says where the suite is served. */
  servedAt(url: string): void;
  clear(): Promise<void>;
}

function recorded(process: ManagedProcess): RecordedProcess {
  const { name, port, state, logFile } = process;
  return { name, port, state, logFile, ...process.known() };
}

interface Scene {
  options: SuiteOptions;
  guardian: Guardian;
  acts: ManagedProcess[][];
  logs: LogFile[];
  startedAt: string;
  url?: string;
  closing: boolean;
  cleared?: Promise<void>;
}

function record({ options, guardian, acts, startedAt, url, closing }: Scene): void {
  if (closing) return;
  const identity = processIdentity(process.pid) ?? '';
  writeRunRecord(options.dataDir, {
    launcher: { pid: process.pid, identity },
    startedAt,
    ...(guardian.pid !== undefined && { guardianPid: guardian.pid }),
    ...(url !== undefined && { url }),
    processes: acts.flat().map(recorded),
  });
}

function manage(scene: Scene, spec: ProcessSpec): ManagedProcess {
  const { options, guardian } = scene;
  const { onLine } = options;
  const file = path.join(options.dataDir, 'logs', `${spec.name}.log`);
  const log = openLogFile({ file, onLine: onLine && ((line) => onLine(spec.name, line)) });
  scene.logs.push(log);
  return manageProcess(spec, {
    log,
    guardian,
    restarts: () => (scene.closing ? undefined : options.restarts),
    onEvent: (event) => options.onEvent?.(event),
    onChange: () => record(scene),
  });
}

async function clear(scene: Scene): Promise<void> {
  scene.closing = true;
  for (const act of [...scene.acts].reverse()) {
    await Promise.all(act.map((process) => process.stop()));
  }
  await scene.guardian.close();
  await Promise.all(scene.logs.map((log) => log.close()));
  removeRunRecord(scene.options.dataDir);
}

export function openStage(options: SuiteOptions): Stage {
  const chooser = createPortChooser();
  mkdirSync(options.dataDir, { recursive: true });
  const guardianFile = path.join(options.rootDir, 'infra/local/dist/processes/guardian/main.js');
  const scene: Scene = {
    options,
    guardian: options.guardian ?? startGuardian(guardianFile),
    acts: [],
    logs: [],
    startedAt: new Date().toISOString(),
    closing: false,
  };
  record(scene);
  return {
    get processes() {
      return scene.acts.flat();
    },
    async port(name) {
      const wanted = wantedPort(name, options.ports ?? {});
      const port = await chooser.choose(wanted);
      if (wanted !== 'free' && port !== wanted) {
        options.onNote?.(`port ${wanted} is taken: ${name} listens on ${port} instead`);
      }
      return port;
    },
    async bring(specs) {
      options.signal?.throwIfAborted();
      const act = specs.map((spec) => manage(scene, spec));
      scene.acts.push(act);
      await Promise.all(act.map((process) => process.start()));
      return act;
    },
    servedAt(url) {
      scene.url = url;
      record(scene);
    },
    clear: () => (scene.cleared ??= clear(scene)),
  };
}
