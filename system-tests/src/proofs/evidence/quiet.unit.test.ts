import { pollUntilQuiet } from './quiet';

/** Finds as much to do as it is told, one look after the other. */
function looks(...found: (readonly string[])[]) {
  return () => Promise.resolve(found.shift() ?? []);
}

/** A clock that goes on only while somebody waits. */
function time() {
  let elapsedMs = 0;
  const pause = (ms: number) => Promise.resolve((elapsedMs += ms));
  return { nowMs: () => elapsedMs, pause };
}

describe('waiting until it is quiet', () => {
  it('looks again as long as something is to be done', async () => {
    const waiting: unknown[] = [];
    const quiet = await pollUntilQuiet(looks(['two'], ['one'], []), {
      timeoutMs: 1_000,
      pollMs: 100,
      ...time(),
      onWaiting: (work) => waiting.push(work),
    });
    expect(quiet).toEqual({ tookMs: 200, openWork: [] });
    expect(waiting).toEqual([['two'], ['one']]);
  });

  it('gives up when the time is over, and says what was still to be done', async () => {
    const quiet = await pollUntilQuiet(() => Promise.resolve(['one']), {
      timeoutMs: 1_000,
      pollMs: 300,
      ...time(),
    });
    expect(quiet).toEqual({ tookMs: 900, openWork: ['one'] });
  });
});
