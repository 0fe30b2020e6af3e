import { gate, type Gate } from '../testing/gate';
import { shareRuns } from './share-runs';

function runsThatWait() {
  const runs: (Gate & { key: string })[] = [];
  const ask = shareRuns((key) => {
    const run = { key, ...gate() };
    runs.push(run);
    return run.opened;
  });
  return { runs, ask };
}

describe('shared runs', () => {
  it('let many who ask during a run share the one after it', async () => {
    const { runs, ask } = runsThatWait();
    const first = ask('a');
    const others = Array.from({ length: 10 }, () => ask('a'));
    expect(runs).toHaveLength(1);
    runs[0]?.open();
    await first;
    await Promise.resolve();
    expect(runs).toHaveLength(2);
    runs[1]?.open();
    await Promise.all(others);
    expect(runs).toHaveLength(2);
  });

  it('never answer with a run that had begun before the call', async () => {
    const { runs, ask } = runsThatWait();
    const first = ask('a');
    let isSecondDone = false;
    const second = ask('a').then(() => {
      isSecondDone = true;
    });
    runs[0]?.open();
    await first;
    await Promise.resolve();
    expect(isSecondDone).toBe(false);
    const third = ask('a');
    runs[1]?.open();
    await second;
    await Promise.resolve();
    expect(runs).toHaveLength(3);
    runs[2]?.open();
    await third;
  });

  it('run at once when nothing is under way, and side by side for other keys', async () => {
    const { runs, ask } = runsThatWait();
    const first = ask('a');
    const other = ask('b');
    expect(runs.map(({ key }) => key)).toEqual(['a', 'b']);
    for (const run of runs) run.open();
    await Promise.all([first, other]);
    const again = ask('a');
    expect(runs).toHaveLength(3);
    runs[2]?.open();
    await again;
  });

  it('fail for those who share the run that fails, and for nobody else', async () => {
    let tries = 0;
    const ask = shareRuns(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    const first = ask('a');
    const second = ask('a');
    await expect(first).rejects.toThrow('no');
    await expect(second).resolves.toBeUndefined();
    await expect(ask('a')).resolves.toBeUndefined();
  });
});
