import { takeSamples, trendsOf } from './soak';

const samplesOf = (valueAt: (n: number) => number) =>
  Array.from({ length: 100 }, (_, n) => ({ atMs: n * 1_000, sample: { memory: valueAt(n) } }));

describe('a soak', () => {
  it('does not hold the filling of caches against anybody', () => {
    const [memory] = trendsOf(
      samplesOf((n) => Math.min(n, 15) * 10),
      {},
    );
    expect(memory?.trend.isRising).toBe(false);
  });

  it('sees what rises afterwards', () => {
    const [memory] = trendsOf(
      samplesOf((n) => 100 + n),
      {},
    );
    expect(memory).toMatchObject({ name: 'memory', trend: { isRising: true } });
  });

  it('forgives what is nothing', () => {
    const [memory] = trendsOf(
      samplesOf((n) => n / 100),
      { memory: 50 },
    );
    expect(memory?.trend.isRising).toBe(false);
  });

  it('looks until the time is over', async () => {
    let clockMs = 0;
    const samples = await takeSamples({
      durationMs: 30,
      nowMs: () => clockMs,
      pause: () => {
        clockMs += 10;
        return Promise.resolve();
      },
      look: () => Promise.resolve({ clockMs }),
      onSample: () => undefined,
    });
    expect(samples.map(({ atMs }) => atMs)).toEqual([0, 10, 20]);
  });
});
