import { figure, ratio, type Target } from '../frame/benchmark';
import { judge, tell } from './verdict';

const SEED = 1;
const target: Target = {
  id: 'P0.speed',
  says: 'ours ÷ floor',
  read: ratio(figure('ours', 'perSecond'), figure('floor', 'perSecond')),
  must: { atLeast: 0.8 },
  judged: 'median',
};
const round = (ours: number, floor: number) => ({
  ours: { perSecond: ours },
  floor: { perSecond: floor },
});

describe('a verdict', () => {
  it('compares arms within a round before it looks over all rounds', () => {
    // The machine was ten times slower in the second round; the ratio was the same.
    const judged = judge(target, [round(900, 1_000), round(90, 100)], SEED);
    expect(judged).toMatchObject({ median: 0.9, min: 0.9, max: 0.9, verdict: 'met' });
  });

  it('judges a ratio by its median, not by its worst round', () => {
    const rounds = [round(9, 10), round(85, 100), round(1, 10)];
    expect(judge(target, rounds, SEED)).toMatchObject({ median: 0.85, verdict: 'met', min: 0.1 });
  });

  it('is missed below the limit', () => {
    expect(judge(target, [round(79, 100)], SEED).verdict).toBe('missed');
  });

  it('is missed by one round where every round counts', () => {
    const never: Target = {
      ...target,
      read: figure('ours', 'oversold'),
      must: { exactly: 0 },
      judged: 'every-round',
    };
    const rounds = [0, 0, 1].map((oversold) => ({ ours: { oversold } }));
    expect(judge(never, rounds, SEED).verdict).toBe('missed');
    expect(judge(never, rounds.slice(0, 2), SEED).verdict).toBe('met');
  });

  it('knows an upper limit', () => {
    const upper: Target = { ...target, must: { atMost: 3 } };
    expect(judge(upper, [round(300, 100)], SEED).verdict).toBe('met');
    expect(judge(upper, [round(301, 100)], SEED).verdict).toBe('missed');
  });

  it('is none where nothing was measured', () => {
    expect(judge(target, [{ ours: {} }], SEED).verdict).toBe('not measured');
  });
});

describe('a figure without a target', () => {
  it('is told where it was measured', () => {
    const reported = { says: 'a figure', unit: 'ms', read: figure('ours', 'p99Ms') };
    expect(tell(reported, [{ ours: { p99Ms: 3 } }], SEED)).toMatchObject({ median: 3, unit: 'ms' });
    expect(tell(reported, [{ ours: {} }], SEED)).toBeUndefined();
  });
});
