import { backOffMs } from './back-off';

describe('the wait before another try', () => {
  it('doubles with each failure, up to ten seconds', () => {
    const longest = [1, 2, 3, 7, 50].map((failures) => backOffMs(failures, () => 1));
    expect(longest).toEqual([200, 400, 800, 10_000, 10_000]);
  });

  it('leaves half of it to chance', () => {
    expect(backOffMs(3, () => 0)).toBe(400);
  });
});
