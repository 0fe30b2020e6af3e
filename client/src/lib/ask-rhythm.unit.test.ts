import { askAgainAfterMs } from './ask-rhythm';

describe('asking again for what was given back', () => {
  it('is soon at first, and rare later', () => {
    const waits = [0, 1, 2, 3, 4].map((asked) => askAgainAfterMs(asked, false));
    expect(waits).toEqual([1_000, 1_000, 1_000, 5_000, 5_000]);
  });

  it('is rare from the beginning where the last answer was a failure', () => {
    expect(askAgainAfterMs(1, true)).toBe(5_000);
  });
});
