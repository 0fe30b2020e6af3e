import { eventually } from '@ticketing/common/testing/eventually';
import { openProbeTest, type ProbeTest } from './testing/probed-program';

/** Each process compiles the sources that it runs. */
jest.setTimeout(90_000);

describe('a process with a probe in it', () => {
  let test: ProbeTest;
  beforeEach(() => (test = openProbeTest()));
  afterEach(() => test.release());

  const kinds = () => test.journal().map(({ kind }) => kind);

  it('does without orders what it does without a probe, and takes notes', async () => {
    const program = test.start();
    expect(await program.ask('pass orders:placed')).toBe('pass orders:placed: undefined');
    expect(await program.ask('pass orders:placed')).toBe('pass orders:placed: undefined');
    expect(await program.ask('clock')).toBe('clock: 0');
    expect(await program.ask('publish an-id')).toBe('publish an-id: away');
    expect(await program.end()).toEqual({ code: 0, signal: null, errors: '' });
    const own = { pod: 'orders-1', pid: test.journal()[0]?.pid };
    expect(test.journal()).toMatchObject([
      { kind: 'started', ...own },
      { kind: 'passed', checkpoint: 'orders:placed', ...own },
      { kind: 'published', type: 'expiration:complete', outcome: 'unknown', ...own },
    ]);
  });

  it('ends itself at the point that it is told, in each run anew', async () => {
    test.instruct({ dieAt: ['orders:placed'] });
    for (const run of [1, 2]) {
      const program = test.start();
      await program.ask('pass orders:settled');
      program.tell('pass orders:placed');
      expect(await program.end()).toMatchObject({ code: null, signal: 'SIGKILL' });
      expect(kinds()).toHaveLength(run * 3);
      expect(test.journal().at(-1)).toMatchObject({ kind: 'died-at', checkpoint: 'orders:placed' });
    }
  });

  it('is told while it runs', async () => {
    const program = test.start();
    await program.ask('pass orders:placed');
    test.instruct({ clockShiftMs: -600_000, dieAt: ['orders:placed'] });
    await eventually(async () => expect(await program.ask('clock')).toBe('clock: -600'));
    expect(await program.ask('date')).toBe('date: -600');
    program.tell('pass orders:placed');
    expect(await program.end()).toMatchObject({ signal: 'SIGKILL' });
    expect(kinds()).toEqual(['started', 'passed', 'died-at']);
  });

  it('does not start with a mutant that is not there', async () => {
    const ended = await test.start({ mutants: 'no-such-mutant' }).end();
    expect(ended.code).toBe(1);
    expect(ended.errors).toContain('no mutant no-such-mutant');
    expect(test.journal()).toEqual([]);
  });
});
