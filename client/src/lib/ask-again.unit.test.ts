import { ASK_AGAIN_FOR_MS, askAgainWhile } from './ask-again';

/** A clock that moves only while somebody waits. */
function testClock() {
  let nowMs = 1_000_000;
  const startedAtMs = nowMs;
  return {
    now: () => nowMs,
    wait: (ms: number) => {
      nowMs += ms;
      return Promise.resolve();
    },
    passedMs: () => nowMs - startedAtMs,
  };
}

const notYet = new Error('404');
const passesByItself = (fault: unknown) => fault === notYet;

describe('asking again for what a service has not heard of yet', () => {
  it('asks once where the answer comes at once', async () => {
    const clock = testClock();
    const ask = jest.fn(() => Promise.resolve('order'));
    await expect(askAgainWhile({ ask, passesByItself, clock })).resolves.toBe('order');
    expect(ask).toHaveBeenCalledTimes(1);
    expect(clock.passedMs()).toBe(0);
  });

  it('asks until the answer comes', async () => {
    const clock = testClock();
    const ask = () =>
      clock.passedMs() < 2_000 ? Promise.reject(notYet) : Promise.resolve('order');
    await expect(askAgainWhile({ ask, passesByItself, clock })).resolves.toBe('order');
    expect(clock.passedMs()).toBeGreaterThanOrEqual(2_000);
  });

  it('gives up after five seconds, with the refusal', async () => {
    const clock = testClock();
    const ask = () => Promise.reject<string>(notYet);
    await expect(askAgainWhile({ ask, passesByItself, clock })).rejects.toBe(notYet);
    expect(clock.passedMs()).toBeGreaterThan(ASK_AGAIN_FOR_MS - 500);
    expect(clock.passedMs()).toBeLessThanOrEqual(ASK_AGAIN_FOR_MS);
  });

  it('does not ask again after a refusal that stands', async () => {
    const clock = testClock();
    const refusal = new Error('400');
    const ask = jest.fn(() => Promise.reject<string>(refusal));
    await expect(askAgainWhile({ ask, passesByItself, clock })).rejects.toBe(refusal);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('counts the time that the answers take', async () => {
    const clock = testClock();
    const ask = jest.fn(async () => {
      await clock.wait(4_000);
      throw notYet;
    });
    await expect(askAgainWhile({ ask, passesByItself, clock })).rejects.toBe(notYet);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
