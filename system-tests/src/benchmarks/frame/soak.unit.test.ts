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
    let looks = 0;
    const samples = await takeSamples({
      durationMs: 20,
      everyMs: 1,
      signal: new AbortController().signal,
      look: () => Promise.resolve({ looks: ++looks }),
      onSample: () => undefined,
    });
    expect(samples).toHaveLength(looks);
    expect(looks).toBeGreaterThan(1);
  });
});
