import { closedLoop } from './closed-loop';

describe('a closed loop', () => {
  it('does so many operations and no more, each with a number of its own', async () => {
    const seen: number[] = [];
    const figures = await closedLoop({ workers: 3, countMax: 10 }, (n) => {
      seen.push(n);
      return Promise.resolve(n !== 4);
    });
    expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(figures).toMatchObject({ done: 10, failed: 1 });
    expect(figures.latencies.count).toBe(10);
  });

  it('never has more under way than it has workers', async () => {
    let [underWay, most] = [0, 0];
    await closedLoop({ workers: 4, countMax: 40 }, async () => {
      most = Math.max(most, (underWay += 1));
      await Promise.resolve();
      underWay -= 1;
      return true;
    });
    expect(most).toBe(4);
  });

  it('begins nothing more when it is interrupted', async () => {
    const interrupted = AbortSignal.abort();
    const operation = () => Promise.resolve(true);
    expect(await closedLoop({ workers: 2, signal: interrupted }, operation)).toMatchObject({
      done: 0,
    });
  });
});
