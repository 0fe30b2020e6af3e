import { createRandom } from '../../proofs/plan/random';
import { judge, tell, type Judged, type Told } from '../figures/verdict';
import { openGround, type GroundOptions } from '../ground/open-ground';
import type { Benchmark, Figures, Round, Scale } from './benchmark';
import { watchLoad, type Load, type LoadWatch } from './load-average';
import { runRounds } from './rounds';

const ROUNDS: Record<Scale, number> = { full: 7, quick: 2 };

export interface RunOptions extends GroundOptions {
  scale: Scale;
  /** Instead of the usual number. */
  rounds?: number | undefined;
  seed: number;
  signal: AbortSignal;
  onNote: (line: string) => void;
}

/** What came out of one benchmark, with what a reader needs to judge it. */
export interface BenchmarkResult {
  id: string;
  title: string;
  arms: Benchmark['arms'];
  startedAt: string;
  tookMs: number;
  scale: Scale;
  seed: number;
  store: string;
  broker: string;
  load: Load;
  rounds: readonly Round[];
  targets: readonly Judged[];
  reported: readonly Told[];
}

function brief(figures: Figures): string {
  return Object.entries(figures)
    .filter(([, value]) => !Number.isNaN(value))
    .map(
      ([name, value]) => `${name} ${value >= 100 ? Math.round(value) : Number(value.toFixed(2))}`,
    )
    .join(', ');
}

function watched(options: RunOptions, machine: LoadWatch, arm: Benchmark['arms']) {
  const width = Math.max(...Object.keys(arm).map(({ length }) => length));
  return (name: string, run: () => Promise<Figures>) => async () => {
    const figures = await run();
    machine.look();
    options.onNote(`    ${name.padEnd(width)}  ${brief(figures)}`);
    return figures;
  };
}

/**
 * Runs one benchmark on servers of its own.
 *
 * @throws what an arm threw, after everything that was started has been ended
 */
export async function runBenchmark(
  benchmark: Benchmark,
  options: RunOptions,
): Promise<BenchmarkResult> {
  const { scale, seed, signal, onNote } = options;
  const { id, title, arms, warmUp = true } = benchmark;
  const startedAt = new Date();
  const machine = watchLoad();
  const { load } = machine;
  const ground = await openGround(options);
  try {
    const { store, broker } = ground;
    const setting = { ground, scale, random: createRandom(seed), signal };
    const contest = await benchmark.prepare(setting);
    const watch = watched(options, machine, arms);
    const rounds = await runRounds(
      contest.arms.map(({ name, run }) => ({ name, run: watch(name, run) })),
      {
        rounds: options.rounds ?? benchmark.rounds?.[scale] ?? ROUNDS[scale],
        warmUp,
        signal,
        onTurn: ({ round, arm }) => onNote(`  ${id} round ${round}: ${arm}`),
      },
    );
    return {
      ...{ id, title, arms, scale, seed, store, broker, load, rounds },
      startedAt: startedAt.toISOString(),
      tookMs: Date.now() - startedAt.getTime(),
      targets: benchmark.targets.map((target) => judge(target, rounds, seed)),
      reported: benchmark.reported.flatMap((each) => tell(each, rounds, seed) ?? []),
    };
  } finally {
    await ground.clear();
  }
}
