import { startPatience } from './patience';

describe('patience', () => {
  it('costs nothing at first', async () => {
    const patience = startPatience();
    const startedAt = performance.now();
    for (let round = 0; round < 3; round += 1) await patience.pause();
    expect(performance.now() - startedAt).toBeLessThan(50);
    expect(patience.isOver()).toBe(false);
  });

  it('lets others through for a short while after some rounds', async () => {
    const patience = startPatience();
    for (let round = 0; round < 6; round += 1) await patience.pause();
    expect(patience.isOver()).toBe(false);
  });
});
