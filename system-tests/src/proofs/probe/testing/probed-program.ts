import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { JournalLine, ProbeOrders } from '../journal';
import { readJournals } from '../read-journals';
import { writeProbeOrders } from '../write-probe-orders';

const preload = (file: string) => ['--require', path.join(__dirname, file)];

/** A program of our own with the probe loaded into it, as an arena starts a service. */
export interface ProbedProgram {
  /** Resolves with the program's answer. */
  ask(line: string): Promise<string>;
  /** Tells it something that it may not live to answer. */
  tell(line: string): void;
  /** No more is asked: resolves with how it ended. */
  end(): Promise<{ code: number | null; signal: NodeJS.Signals | null; errors: string }>;
}

export interface ProbeTest {
  instruct(orders: Partial<ProbeOrders>): void;
  start(options?: { mutants?: string }): ProbedProgram;
  journal(): JournalLine[];
  release(): Promise<void>;
}

export function openProbeTest(): ProbeTest {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketing-probe-'));
  const journalDir = path.join(folder, 'journal');
  const ordersFile = path.join(folder, 'orders.json');
  mkdirSync(journalDir);
  const ends: (() => Promise<unknown>)[] = [];

  function start({ mutants = '' }: { mutants?: string } = {}): ProbedProgram {
    const program = path.join(__dirname, 'obedient-program.ts');
    const args = [...preload('run-sources.cjs'), ...preload('../preload.ts'), program];
    const child = spawn(process.execPath, args, {
      env: {
        ...process.env,
        PROOF_POD: 'orders-1',
        PROOF_ORDERS_FILE: ordersFile,
        PROOF_JOURNAL_DIR: journalDir,
        PROOF_MUTANTS: mutants,
        PROOF_SEED: '1',
      },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.stdin.on('error', () => undefined);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
    const tell = (line: string) => void child.stdin.write(`${line}\n`);
    async function end() {
      child.stdin.end();
      const [code, signal] = await exited;
      return { code, signal, errors };
    }
    ends.push(end);
    return {
      tell,
      async ask(line) {
        tell(line);
        const { value } = (await answers.next()) as { value: string | undefined };
        if (value === undefined) throw new Error(`it ended when asked ${line}: ${errors}`);
        return value;
      },
      end,
    };
  }

  return {
    instruct: (orders) => writeProbeOrders(ordersFile, orders),
    start,
    journal: () => (existsSync(journalDir) ? readJournals(journalDir) : []),
    async release() {
      await Promise.all(ends.map((end) => end()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
