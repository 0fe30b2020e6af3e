import { afterCrash } from './restart-policy';

const policy = { delaysMs: [500, 1_000, 2_000], stableAfterMs: 60_000 };

describe('starting again after a crash', () => {
  it('waits longer after each crash', () => {
    expect(afterCrash(policy, { crashes: 0, ranMs: 100 })).toEqual({ crashes: 1, delayMs: 500 });
    expect(afterCrash(policy, { crashes: 1, ranMs: 100 })).toEqual({ crashes: 2, delayMs: 1_000 });
  });

  it('is given up after the last pause', () => {
    expect(afterCrash(policy, { crashes: 3, ranMs: 100 }).delayMs).toBeUndefined();
  });

  it('begins with the shortest pause again for one that ran well for a while', () => {
    const crash = afterCrash(policy, { crashes: 3, ranMs: 60_000 });
    expect(crash).toEqual({ crashes: 1, delayMs: 500 });
  });
});
