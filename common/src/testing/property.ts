import fc from 'fast-check';

interface CheckOptions<Values> {
  /** How many random cases, each time from a fresh seed. */
  runs: number;
  /** Begins no other case after so long, so that a busy machine tries fewer and is not too late. */
  withinMs?: number;
  /** Cases that failed once, as literals; they come before the random ones. */
  regressions?: readonly Values[];
  /** The seed and path of a failure, to look at it again; not to be kept, they go with the generator. */
  replay?: { seed: number; path: string };
}

const HOW_TO_KEEP_IT = [
  'To see it again, pass { replay: { seed, path } } to checkProperty with the two values above.',
  'To keep it, add the counterexample to its `regressions` before the fix.',
].join('\n');

/** So many cases are begun before it is looked whether there is time for more. */
const BATCH = 5;

/**
 * Holds a property against the cases that failed before, then against random ones.
 *
 * @throws with the smallest counterexample, its seed and its path
 */
export async function checkProperty<Values>(
  property: fc.IRawProperty<Values>,
  { runs, withinMs, regressions = [], replay }: CheckOptions<Values>,
): Promise<void> {
  const endsAt = performance.now() + (withinMs ?? 0);
  let examples = [...regressions];
  let left = runs;
  do {
    const random = withinMs === undefined ? left : Math.min(BATCH, left);
    await checkBatch(property, { numRuns: examples.length + random, examples, ...replay });
    examples = [];
    left -= random;
  } while (left > 0 && performance.now() < endsAt);
}

async function checkBatch<Values>(
  property: fc.IRawProperty<Values>,
  parameters: fc.Parameters<Values>,
): Promise<void> {
  const result = await fc.check(property as fc.IAsyncProperty<Values>, parameters);
  if (!result.failed) return;
  const report = (await fc.asyncDefaultReportMessage(result)) ?? 'a property does not hold';
  throw new Error(`${report}\n\n${HOW_TO_KEEP_IT}`, { cause: result.errorInstance });
}
