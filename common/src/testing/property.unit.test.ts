import fc from 'fast-check';
import { checkProperty } from './property';

describe('checking a property', () => {
  it('tries the cases that failed before, then random ones', async () => {
    const seen: number[] = [];
    const property = fc.property(fc.nat(), (value) => {
      seen.push(value);
    });
    await checkProperty(property, { runs: 5, regressions: [[42], [7]] });
    expect(seen.slice(0, 2)).toEqual([42, 7]);
    expect(seen).toHaveLength(7);
  });

  it('begins no more cases when its time is over, but tries some', async () => {
    let cases = 0;
    const property = fc.property(fc.nat(), () => {
      cases += 1;
    });
    await checkProperty(property, { runs: 1_000, withinMs: 0 });
    expect(cases).toBe(5);
    await checkProperty(property, { runs: 7, withinMs: 60_000 });
    expect(cases).toBe(12);
  });

  it('says the smallest counterexample with seed and path, how to keep it, and why it failed', async () => {
    const property = fc.asyncProperty(fc.nat(), (value) => {
      if (value > 99) return Promise.reject(new Error('too large'));
      return Promise.resolve();
    });
    const failure = await checkProperty(property, { runs: 1_000 }).catch((error: unknown) => error);
    const { message, cause } = failure as Error;
    expect(message).toMatch(/seed: -?\d+, path: "[\d:]+"/);
    expect(message).toContain('Counterexample: [100]');
    expect(message).toContain('add the counterexample to its `regressions`');
    expect(cause).toEqual(new Error('too large'));
  });

  it('goes straight to the failure that it is told to replay', async () => {
    const seen: number[] = [];
    const property = fc.property(fc.nat(), (value) => {
      seen.push(value);
      return value < 1_000;
    });
    const { seed, counterexamplePath: path } = fc.check(property);
    seen.length = 0;
    const replay = { seed, path: path ?? '' };
    await expect(checkProperty(property, { runs: 1, replay })).rejects.toThrow('[1000]');
    expect(seen[0]).toBe(1_000);
  });
});
