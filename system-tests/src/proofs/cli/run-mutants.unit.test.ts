import type { InvariantName } from '../evidence/evidence';
import { MUTANTS, type MutantName } from '../mutants/mutants';
import { readOptions } from '../plan/options';
import { describeTrial, runMutants } from './run-mutants';

interface Run {
  off: string;
  seed: number;
  lanes: readonly string[];
}

const SEED = 7;

function optionsOfMutate() {
  const command = readOptions(['--mutate', '--seed', String(SEED)], 1);
  if (command.kind !== 'mutate') throw new Error('these are the options of another command');
  return command.options;
}

/** Proofs that see what the test says, for each run of safeguards that are off. */
function setUp(seen: (run: Run) => Partial<Record<InvariantName, readonly string[]>>) {
  const runs: Run[] = [];
  const stop = new AbortController();
  const verdictsOf = (...only: MutantName[]) =>
    runMutants(optionsOfMutate(), only, {
      print: () => undefined,
      signal: stop.signal,
      prove({ seed, lanes }, { mutants = [] }) {
        const run = { off: mutants.join(), seed, lanes };
        runs.push(run);
        const findings = Object.entries(seen(run)).map(([invariant, violations]) => ({
          invariant: invariant as InvariantName,
          looked: '',
          violations,
        }));
        return Promise.resolve({ findings });
      },
    });
  return { runs, stop, verdictsOf };
}

describe('safeguards, switched off', () => {
  it('are caught when an invariant fails, under the faults that matter to them', async () => {
    const { runs, verdictsOf } = setUp(() => ({ I1: ['sold twice', 'again'], I2: [] }));
    const [verdict] = await verdictsOf('journalled-write');
    const { lanes } = MUTANTS['journalled-write'];
    expect(runs).toEqual([{ off: 'journalled-write', seed: SEED, lanes }]);
    expect(verdict).toMatchObject({
      isProved: true,
      alone: { off: ['journalled-write'], caughtBy: ['I1: sold twice'], seed: SEED },
    });
  });

  it('are tried with the next seed where one shows nothing, no more than three times', async () => {
    const second = setUp(({ seed }) => (seed === SEED + 1 ? { I3: ['kept'] } : {}));
    expect(await second.verdictsOf('refund-path')).toMatchObject([
      { isProved: true, alone: { seed: SEED + 1, caughtBy: ['I3: kept'] } },
    ]);
    const never = setUp(() => ({ I3: [] }));
    expect(await never.verdictsOf('refund-path')).toMatchObject([
      { isProved: false, alone: { caughtBy: [] } },
    ]);
    expect(never.runs.map(({ seed }) => seed)).toEqual([SEED, SEED + 1, SEED + 2]);
  });

  it('are not caught by a run that was merely dull', async () => {
    const { verdictsOf } = setUp(() => ({ I12: ['no rescue'] }));
    expect(await verdictsOf('refund-path')).toMatchObject([{ isProved: false }]);
  });

  it('are tried with their cover only where they are not missed alone', async () => {
    const both = 'live-payment-key,second-payment-rejected';
    const caught = setUp(() => ({ I4: ['paid twice'] }));
    expect(await caught.verdictsOf('live-payment-key')).toMatchObject([{ isProved: true }]);
    expect(caught.runs.map(({ off }) => off)).toEqual(['live-payment-key']);

    const covered = setUp(({ off }) => (off === both ? { I4: ['paid twice'] } : {}));
    expect(await covered.verdictsOf('live-payment-key')).toMatchObject([
      { isProved: true, alone: { caughtBy: [] }, withCover: { caughtBy: ['I4: paid twice'] } },
    ]);
    expect(covered.runs.at(-1)?.off).toBe(both);
  });

  it('are all tried unless some are named, and none again after an interruption', async () => {
    const all = setUp(() => ({ I1: ['sold twice'] }));
    expect((await all.verdictsOf()).length).toBeGreaterThan(10);
    const some = setUp(() => ({ I1: ['sold twice'] }));
    expect(await some.verdictsOf('claims-index', 'refund-path')).toHaveLength(2);
    const stopped = setUp(() => ({}));
    stopped.stop.abort();
    await stopped.verdictsOf('refund-path');
    expect(stopped.runs).toHaveLength(1);
  });
});

describe('the line about a safeguard', () => {
  const alone = { off: ['live-payment-key'] as const, safeguard: 'one live payment', seed: 1 };
  const cover = { ...alone, off: ['live-payment-key', 'second-payment-rejected'] as const };
  const missed = { ...alone, caughtBy: [] };

  it('names all that failed without it', () => {
    const caught = { ...alone, caughtBy: ['I1: a', 'I4: b'] };
    const text = describeTrial({ alone: caught, isProved: true });
    expect(text).toBe('caught      live-payment-key: I1: a\n            I4: b');
  });

  it('names what covers it', () => {
    const withCover = { ...cover, caughtBy: ['I4: b'] };
    expect(describeTrial({ alone: missed, withCover, isProved: true })).toBe(
      'redundant   live-payment-key: covered by second-payment-rejected; with both off: I4: b',
    );
  });

  it('says that nothing was seen, alone or with its cover', () => {
    expect(describeTrial({ alone: missed, isProved: false })).toBe(
      'NOT CAUGHT  live-payment-key: one live payment',
    );
    const withCover = { ...cover, caughtBy: [] };
    expect(describeTrial({ alone: missed, withCover, isProved: false })).toBe(
      'NOT CAUGHT  live-payment-key, not even with second-payment-rejected off',
    );
  });
});
