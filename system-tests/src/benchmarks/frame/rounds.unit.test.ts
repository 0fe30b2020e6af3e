import { rotated, runRounds } from './rounds';

describe('rounds', () => {
  /** Arms that answer with how often they ran before. */
  function setUp(options: { rounds: number; warmUp: boolean; signal?: AbortSignal }) {
    const turns: string[] = [];
    const arms = ['a', 'b', 'c'].map((name) => {
      let runs = 0;
      return { name, run: () => Promise.resolve({ before: runs++ }) };
    });
    const plan = {
      signal: new AbortController().signal,
      ...options,
      onTurn: ({ round, arm }: { round: number | 'warm-up'; arm: string }) =>
        turns.push(`${round}${arm}`),
    };
    return { turns, run: () => runRounds(arms, plan) };
  }

  it('lets another arm begin each round', async () => {
    const { turns, run } = setUp({ rounds: 3, warmUp: false });
    await run();
    expect(turns).toEqual(['1a', '1b', '1c', '2b', '2c', '2a', '3c', '3a', '3b']);
  });

  it('forgets what was measured while warming up', async () => {
    const { turns, run } = setUp({ rounds: 1, warmUp: true });
    expect(await run()).toEqual([{ a: { before: 1 }, b: { before: 1 }, c: { before: 1 } }]);
    expect(turns[0]).toBe('warm-upa');
  });

  it('ends between two turns when it is interrupted', async () => {
    const { run, turns } = setUp({ rounds: 1, warmUp: false, signal: AbortSignal.abort() });
    await expect(run()).rejects.toThrow('abort');
    expect(turns).toEqual([]);
  });

  it('rotates nothing at all into nothing at all', () => {
    expect(rotated([], 3)).toEqual([]);
  });
});
