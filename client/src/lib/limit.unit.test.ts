import { createLimit } from './limit';

describe('a limit', () => {
  it('does not begin what is one too many', async () => {
    const limit = createLimit(1);
    let finish: (value: string) => void = () => undefined;
    const first = limit(() => new Promise<string>((resolve) => (finish = resolve)));
    expect(await limit(() => Promise.resolve('second'))).toBeUndefined();
    finish('first');
    expect(await first).toBe('first');
    expect(await limit(() => Promise.resolve('third'))).toBe('third');
  });

  it('gives the place of what has failed to the next', async () => {
    const limit = createLimit(1);
    await expect(limit(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await limit(() => Promise.resolve('next'))).toBe('next');
  });
});
