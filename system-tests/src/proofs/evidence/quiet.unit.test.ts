import { pollUntilQuiet } from './quiet';

/** Finds as much to do as it is told, one look after the other. */
function looks(...found: (readonly string[])[]) {
  return () => Promise.resolve(found.shift() ?? []);
}

describe('waiting until it is quiet', () => {
  it('looks again as long as something is to be done', async () => {
    const waiting: unknown[] = [];
    const quiet = await pollUntilQuiet(looks(['two'], ['one'], []), {
      timeoutMs: 1_000,
      pollMs: 1,
      onWaiting: (work) => waiting.push(work),
    });
    expect(quiet.openWork).toEqual([]);
    expect(waiting).toEqual([['two'], ['one']]);
  });

  it('gives up when the time is over, and says what was still to be done', async () => {
    const quiet = await pollUntilQuiet(() => Promise.resolve(['one']), {
      timeoutMs: 20,
      pollMs: 5,
    });
    expect(quiet.openWork).toEqual(['one']);
    expect(quiet.tookMs).toBeLessThan(1_000);
  });
});
