import { createPortChooser } from './ports';

const busy =
  (...taken: number[]) =>
  (port: number) =>
    Promise.resolve(!taken.includes(port));

describe('choosing a port', () => {
  it('is the wanted one where it is free', async () => {
    expect(await createPortChooser(busy()).choose(3000)).toBe(3000);
  });

  it('is the next free one where it is taken', async () => {
    expect(await createPortChooser(busy(3000, 3001)).choose(3000)).toBe(3002);
  });

  it('never gives the same one twice', async () => {
    const chooser = createPortChooser(busy(3100));
    expect(await chooser.choose(3100)).toBe(3101);
    expect(await chooser.choose(3101)).toBe(3102);
  });

  it('is any free one where none is wanted', async () => {
    const port = await createPortChooser(busy()).choose('free');
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
  });

  it('fails with a sentence where nothing is free', async () => {
    const nothing = createPortChooser(() => Promise.resolve(false));
    await expect(nothing.choose(65_500)).rejects.toThrow('No free port was found from 65500 on');
  });
});
