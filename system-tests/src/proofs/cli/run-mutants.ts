import type { ProofRun, runProof } from '../conduct/run-proof';
import { MUTANTS, TRIALS, type MutantName } from '../mutants/mutants';
import type { LaneName } from '../plan/make-plan';
import { LANE_NAMES } from '../plan/make-plan';
import type { ProofOptions } from '../plan/options';
import { createScreen, type Print } from './screen';

/** Faults come by chance: a mutant that one seed does not catch is tried with the next. */
const TRIES_MAX = 3;
/** What a sweep once a minute would mend is mended by then. */
const QUIET_WITHIN_MS = 80_000;

/** What became of a safeguard that was off. */
export interface MutantVerdict {
  off: readonly MutantName[];
  safeguard: string;
  /** Invariants that failed, each with its first violation; empty when nothing was seen. */
  caughtBy: readonly string[];
  seed: number;
}

export interface TrialVerdict {
  alone: MutantVerdict;
  /** Only where the safeguard alone was not missed: with the one that covers it off as well. */
  withCover?: MutantVerdict;
  isProved: boolean;
}

/** I12 says that a run was interesting, which one with few faults need not be. */
function caughtBy({ findings }: Pick<ProofRun, 'findings'>): string[] {
  return findings
    .filter(({ invariant, violations }) => invariant !== 'I12' && violations.length > 0)
    .map(({ invariant, violations }) => `${invariant}: ${violations[0] ?? ''}`);
}

function lanesFor(off: readonly MutantName[]): readonly LaneName[] {
  const wanted = new Set<LaneName>(off.flatMap((name) => [...MUTANTS[name].lanes]));
  return LANE_NAMES.filter((name) => wanted.has(name));
}

interface MutantsHost {
  print: Print;
  signal: AbortSignal;
  /** Runs one proof. */
  prove: (...run: Parameters<typeof runProof>) => Promise<Pick<ProofRun, 'findings'>>;
}

async function tryOut(
  off: readonly MutantName[],
  options: ProofOptions,
  { print, signal, prove }: MutantsHost,
): Promise<MutantVerdict> {
  const safeguard = off.map((name) => MUTANTS[name].safeguard).join('; and ');
  const lanes = lanesFor(off);
  for (let seed = options.seed; ; seed += 1) {
    print(`\noff: ${off.join(' and ')} (seed ${seed})`);
    const watcher = { ...createScreen(print), signal };
    const run = await prove(
      { ...options, seed, lanes },
      { mutants: off, quietWithinMs: QUIET_WITHIN_MS },
      watcher,
    );
    const caught = caughtBy(run);
    if (caught.length > 0 || seed - options.seed === TRIES_MAX - 1 || signal.aborted) {
      return { off, safeguard, caughtBy: caught, seed };
    }
  }
}

/** Switches off one safeguard at a time, and with it the one that covers it where it is not missed. */
export async function runMutants(
  options: ProofOptions,
  only: readonly string[],
  host: MutantsHost,
): Promise<TrialVerdict[]> {
  const verdicts: TrialVerdict[] = [];
  const trials = TRIALS.filter(({ off }) => only.length === 0 || only.includes(off));
  for (const { off, coveredBy } of trials) {
    const alone = await tryOut([off], options, host);
    const isCaught = alone.caughtBy.length > 0;
    const withCover =
      isCaught || !coveredBy ? undefined : await tryOut([off, coveredBy], options, host);
    const isProved = isCaught || (withCover?.caughtBy.length ?? 0) > 0;
    verdicts.push({ alone, ...(withCover && { withCover }), isProved });
    host.print(describeTrial(verdicts.at(-1) as TrialVerdict));
  }
  return verdicts;
}

/** What a person wants to know of a trial. */
export function describeTrial({ alone, withCover, isProved }: TrialVerdict): string {
  const name = alone.off.join(' and ');
  if (alone.caughtBy.length > 0)
    return `caught      ${name}: ${alone.caughtBy.join('\n            ')}`;
  if (!withCover) return `NOT CAUGHT  ${name}: ${alone.safeguard}`;
  const cover = withCover.off.at(-1) ?? '';
  const both = withCover.caughtBy.join('\n            ');
  return isProved
    ? `redundant   ${name}: covered by ${cover}; with both off: ${both}`
    : `NOT CAUGHT  ${name}, not even with ${cover} off`;
}
