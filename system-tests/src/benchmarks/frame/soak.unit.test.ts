import { judgeSamples, takeSamples } from './soak';

const samplesOf = (valueAt: (n: number) => number) =>
  Array.from({ length: 100 }, (_, n) => ({ atMs: n * 1_000, sample: { memory: valueAt(n) } }));

function judged(valueAt: (n: number) => number, floor = 0) {
  return judgeSamples(samplesOf(valueAt), { memory: floor }).series[0];
}

describe('a soak', () => {
  it('does not hold the filling of caches against anybody', () => {
    expect(judged((n) => Math.min(n, 15) * 10)?.trend.isRising).toBe(false);
  });

  it('sees what rises afterwards', () => {
    expect(judged((n) => 100 + n)).toMatchObject({ name: 'memory', trend: { isRising: true } });
  });

  it('forgives what is nothing', () => {
    expect(judged((n) => n / 100, 50)?.trend.isRising).toBe(false);
  });

  it('keeps the whole time for those who want to see it', () => {
    const points = judged((n) => n)?.points;
    expect(points).toHaveLength(100);
    expect(points?.[60]).toEqual({ x: 1, y: 60 });
  });

  it('leaves out the looks at which there was nothing to see', () => {
    const seenNowAndThen = judged((n) => (n % 10 === 0 ? 100 + n : Number.NaN));
    expect(seenNowAndThen?.points).toHaveLength(10);
    expect(seenNowAndThen?.trend.isRising).toBe(true);
  });

  it('tells what it does not judge', () => {
    const { series, told } = judgeSamples(
      samplesOf((n) => n),
      {},
    );
    expect(series).toEqual([]);
    expect(told.map(({ name }) => name)).toEqual(['memory']);
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
