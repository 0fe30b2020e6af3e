import { startPatience } from './patience';

describe('patience', () => {
  it('costs nothing at first', async () => {
    const patience = startPatience();
    let othersHadATurn = false;
    setImmediate(() => (othersHadATurn = true));
    for (let round = 0; round < 3; round += 1) await patience.pause();
    expect(othersHadATurn).toBe(false);
    expect(patience.isOver()).toBe(false);
  });

  it('lets others through for a short while after some rounds', async () => {
    const patience = startPatience();
    for (let round = 0; round < 6; round += 1) await patience.pause();
    expect(patience.isOver()).toBe(false);
  });
});
