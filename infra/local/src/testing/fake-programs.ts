import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Guardian } from '../processes/guardian';
import { answersHttp } from '../processes/health';
import { openLogFile } from '../processes/log-file';
import {
  manageProcess,
  type ManagedProcess,
  type ProcessEvent,
} from '../processes/managed-process';
import { createPortChooser } from '../processes/ports';
import type { RestartPolicy } from '../processes/restart-policy';

/** A small HTTP server that says who it is and ends on SIGTERM. */
export const ANSWERING = `
  require('http').createServer((request, response) => response.end('here'))
    .listen(process.env.PORT, '127.0.0.1', () => console.log('listening', process.pid));
  process.on('SIGTERM', () => process.exit(0));
`;

/** A guardian that only takes notes. */
export function notingGuardian(): Guardian & { watched: Set<number> } {
  const watched = new Set<number>();
  return {
    pid: undefined,
    watched,
    watch: ({ pid }) => void watched.add(pid),
    forget: (pid) => void watched.delete(pid),
    hurry: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export interface ProcessTest {
  folder: string;
  events: ProcessEvent[];
  guardian: ReturnType<typeof notingGuardian>;
  manage(source: string, more?: { restarts?: RestartPolicy }): Promise<ManagedProcess>;
  /** Ends whatever a failed test has left. */
  release(): Promise<void>;
}

/** Programs under care, with their logs in a folder of their own. */
export function openProcessTest(): ProcessTest {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-processes-'));
  const events: ProcessEvent[] = [];
  const guardian = notingGuardian();
  const managed: ManagedProcess[] = [];
  return {
    folder,
    events,
    guardian,
    async manage(source, { restarts } = {}) {
      const port = await createPortChooser().choose('free');
      const log = openLogFile({ file: path.join(folder, `${managed.length}.log`) });
      const spec = {
        name: 'fake',
        command: process.execPath,
        args: ['-e', source],
        env: { PORT: String(port) },
        port,
        isHealthy: () => answersHttp(`http://127.0.0.1:${port}`),
      };
      const process_ = manageProcess(spec, {
        log,
        guardian,
        restarts: () => restarts,
        onEvent: (event) => events.push(event),
        onChange: () => undefined,
      });
      managed.push(process_);
      return process_;
    },
    async release() {
      await Promise.all(managed.map((each) => each.kill('SIGKILL')));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
