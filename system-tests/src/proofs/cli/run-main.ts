import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProof, type ProofRun } from '../conduct/run-proof';
import { LANE_NAMES, makePlan } from '../plan/make-plan';
import { describe } from '../plan/faults';
import {
  InvalidOptions,
  readOptions,
  USAGE,
  type Command,
  type ProofOptions,
} from '../plan/options';
import { proofReport } from '../verdict/proof-report';
import { renderTable } from '../verdict/render-table';
import { describeTrial, runMutants } from './run-mutants';
import { createScreen, type Print } from './screen';

const rootDir = path.resolve(__dirname, '../../../..');
const NAIVE_PROGRAM = path.join(rootDir, 'system-tests/dist/proofs/naive/main.js');
/** The naive arm never becomes quiet. */
const QUIET_WITHIN_MS = 20_000;
const NAIVE_MUST_BREAK = ['I1', 'I2'];

export interface MainHost {
  print: Print;
  isTerminal: boolean;
  signal: AbortSignal;
  freshSeed: number;
}

function announce({ seed, durationMs, lanes, ...options }: ProofOptions, print: Print): void {
  print(`seed ${seed} (repeat with --seed ${seed})`);
  print(`options ${JSON.stringify({ durationMs, ...options })}`);
  for (const { name, steps } of makePlan(seed, { durationMs, lanes })) {
    print(`lane ${name}`);
    for (const { atMs, fault } of steps) {
      print(`  ${(atMs / 1_000).toFixed(1).padStart(5)} s  ${describe(fault)}`);
    }
  }
}

function writeReport(options: ProofOptions, report: object, print: Print): void {
  const file = options.reportFile ?? path.join(rootDir, '.data/proof/proof.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  print(`report: ${path.relative(process.cwd(), file)}`);
}

function violationsOf({ findings, faults }: ProofRun): number {
  return findings.reduce((sum, { violations }) => sum + violations.length, faults.length);
}

async function prove(options: ProofOptions, host: MainHost): Promise<number> {
  const { print, isTerminal, signal } = host;
  announce(options, print);
  const run = await runProof(
    options,
    { keepsData: 'unless-green' },
    { ...createScreen(print), signal },
  );
  print(renderTable(run.findings, { isTerminal }));
  for (const fault of run.faults) print(`! ${fault}`);
  writeReport(options, proofReport(run), print);
  const failures = violationsOf(run);
  const broken = run.findings.filter(({ violations }) => violations.length > 0).length;
  print(`${run.findings.length - broken} passed, ${broken + run.faults.length} failed`);
  if (failures > 0)
    print(`not proved; the same plan again: npm run prove -- --seed ${options.seed}`);
  return failures === 0 ? 0 : 1;
}

/** The naive arm passes when it is caught: then the swarm is strong enough. */
async function proveNaive(options: ProofOptions, host: MainHost): Promise<number> {
  const { print, isTerminal, signal } = host;
  // It has none of our crash points.
  const lanes = LANE_NAMES.filter(
    (name) => name !== 'crash-points' && options.lanes.includes(name),
  );
  announce({ ...options, lanes }, print);
  const watcher = { ...createScreen(print), signal };
  const run = await runProof(
    { ...options, lanes },
    { ordersProgram: NAIVE_PROGRAM, quietWithinMs: QUIET_WITHIN_MS },
    watcher,
  );
  print(renderTable(run.findings, { isTerminal }));
  writeReport(options, { naive: true, ...proofReport(run) }, print);
  const kept = NAIVE_MUST_BREAK.filter((name) =>
    run.findings.some(({ invariant, violations }) => invariant === name && violations.length === 0),
  );
  print(
    kept.length === 0
      ? 'the naive arm breaks I1 and I2: the swarm is strong enough'
      : `the naive arm keeps ${kept.join(' and ')}: the swarm is too weak`,
  );
  return kept.length === 0 ? 0 : 1;
}

async function mutate(
  { options, only }: Extract<Command, { kind: 'mutate' }>,
  host: MainHost,
): Promise<number> {
  const verdicts = await runMutants(options, only, { ...host, prove: runProof });
  host.print('\nsafeguards, each switched off');
  for (const verdict of verdicts) host.print(describeTrial(verdict));
  writeReport(options, { mutants: verdicts }, host.print);
  return verdicts.every(({ isProved }) => isProved) ? 0 : 1;
}

/** @returns 0 when all was proved, 1 when not, 2 after options that make no sense */
export async function runMain(args: readonly string[], host: MainHost): Promise<number> {
  try {
    const command = readOptions(args, host.freshSeed);
    switch (command.kind) {
      case 'help':
        host.print(USAGE);
        return 0;
      case 'prove':
        return await prove(command.options, host);
      case 'naive':
        return await proveNaive(command.options, host);
      case 'mutate':
        return await mutate(command, host);
    }
  } catch (error) {
    host.print(`! ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof InvalidOptions) host.print(`\n${USAGE}`);
    return error instanceof InvalidOptions ? 2 : 1;
  }
}
