import type { BrokerProcess } from '@ticketing/common/testing/broker-process';
import { eventually } from '@ticketing/common/testing/eventually';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { runCommand } from '../cli/run-command';

const PATIENCE_MS = 30_000;

/** A command line that runs in this process. */
export interface LabRun {
  /** Lines of standard output so far. */
  lines(): string[];
  notes(): string[];
  /** Waits for what a person would wait for. */
  sees(check: (run: LabRun) => boolean): Promise<void>;
  interrupt(): void;
  /** The exit code. */
  readonly code: Promise<ExitCode>;
}

const linesOf = (text: string) => text.split('\n').filter(Boolean);

/** Runs a command line on a broker, with nothing of the terminal that the test runs in. */
export function runLab(
  args: readonly string[],
  { broker, input = '' }: { broker: BrokerProcess; input?: string },
): LabRun {
  const interrupted = new AbortController();
  let [out, err] = ['', ''];
  const code = runCommand(args, {
    env: {
      EVENT_BUS: broker.kind,
      NATS_URL: broker.url,
      NATS_CLUSTER_ID: broker.clusterId,
      NATS_MONITOR_URL: broker.monitorUrl,
    },
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    interrupted: interrupted.signal,
    readInput: () => Promise.resolve(input),
    killSelf: () => Promise.reject(new Error('not in a test')),
  });
  const run: LabRun = {
    lines: () => linesOf(out),
    notes: () => linesOf(err),
    async sees(check) {
      await eventually(() => check(run), { timeoutMs: PATIENCE_MS }).catch(() => {
        throw new Error(`${args.join(' ')} has shown only:\n${out}\n${err}`);
      });
    },
    interrupt: () => interrupted.abort(EXIT.interrupted),
    code,
  };
  return run;
}
