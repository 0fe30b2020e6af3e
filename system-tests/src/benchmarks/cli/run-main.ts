import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describeMachine } from '../../proofs/verdict/machine';
import { BENCHMARKS } from '../contests/all';
import { runBenchmark, type BenchmarkResult } from '../frame/run-benchmark';
import {
  merged,
  readResults,
  readSoak,
  writeJson,
  writeResults,
  type Results,
} from '../report/results-file';
import { countsOfSoak, renderSoak } from '../report/soak';
import { writeDocument } from '../report/write-document';
import { renderCounts, renderTable } from '../report/table';
import { runSoak } from './run-soak';
import { InvalidOptions, readOptions, USAGE, type BenchOptions } from './options';

const rootDir = path.resolve(__dirname, '../../../..');
const RESULTS = path.join(rootDir, '.data/bench');
const LAST_FULL = path.join(RESULTS, 'last-full.json');
const SOAK = path.join(RESULTS, 'soak.json');
const LAST_QUICK = path.join(RESULTS, 'last-quick.json');
/** A shorter soak says nothing that is worth a page. */
const SOAK_MINUTES_MIN = 10;
const IDS = BENCHMARKS.map(({ id }) => id);

export interface MainHost {
  print: (line: string) => void;
  isTerminal: boolean;
  signal: AbortSignal;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: rootDir })
      .toString()
      .trim();
  } catch {
    return 'unknown';
  }
}

function fileOf({ scale }: BenchOptions): string {
  return scale === 'quick' ? LAST_QUICK : LAST_FULL;
}

/** In the place of an earlier result. At once: a run that is cut off keeps what it has measured. */
function keep(options: BenchOptions, result: BenchmarkResult): void {
  const file = fileOf(options);
  const machine = describeMachine();
  const now: Results = { machine, benchmarks: [{ ...result, machine, commit: commit() }] };
  writeResults(file, merged(readResults(file), now, IDS));
}

/** @throws where nothing was measured yet */
function document(print: MainHost['print']): void {
  const results = readResults(LAST_FULL);
  if (!results) throw new Error('there is no full run yet: npm run bench');
  const page = writeDocument(rootDir, results, { known: IDS, soak: readSoak(SOAK) });
  print(`written: ${path.relative(process.cwd(), page)}`);
}

async function measure(options: BenchOptions, host: MainHost): Promise<number> {
  const { print, isTerminal, signal } = host;
  const { only = IDS } = options;
  const chosen = BENCHMARKS.filter(({ id }) => only.includes(id));
  const results: BenchmarkResult[] = [];
  for (const [index, benchmark] of chosen.entries()) {
    print(`${benchmark.id} (${index + 1} of ${chosen.length})  ${benchmark.title}`);
    const result = await runBenchmark(benchmark, { ...options, signal, onNote: print });
    results.push(result);
    keep(options, result);
    print(`  ${result.store}; ${result.broker}`);
    print(`  load ${result.load.before} before, at most ${result.load.during} meanwhile`);
    print(`  ${(result.tookMs / 1_000).toFixed(0)} s`);
  }
  print(`\n${renderTable(results, { isTerminal })}`);
  print(`results: ${path.relative(process.cwd(), fileOf(options))}`);
  if (options.scale === 'full') document(print);
  print(renderCounts(results));
  return 0;
}

async function soak(options: BenchOptions, { print, signal }: MainHost): Promise<number> {
  const result = await runSoak({ ...options, signal, print });
  const { met, missed } = countsOfSoak(result);
  for (const line of renderSoak(result)) print(line);
  writeJson(SOAK, { machine: describeMachine(), commit: commit(), ...result });
  print(`results: ${path.relative(process.cwd(), SOAK)}`);
  if (options.minutes >= SOAK_MINUTES_MIN && readResults(LAST_FULL)) document(print);
  print(`${met} met, ${missed} missed`);
  return 0;
}

/** @returns 0 when everything was measured, 1 when not, 2 after options that make no sense */
export async function runMain(args: readonly string[], host: MainHost): Promise<number> {
  try {
    const command = readOptions(args, IDS);
    switch (command.kind) {
      case 'help':
        host.print(USAGE);
        return 0;
      case 'measure':
        return await measure(command.options, host);
      case 'soak':
        return await soak(command.options, host);
      case 'document':
        document(host.print);
        return 0;
    }
  } catch (error) {
    host.print(`! ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof InvalidOptions) host.print(`\n${USAGE}`);
    return error instanceof InvalidOptions ? 2 : 1;
  }
}
