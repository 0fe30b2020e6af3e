import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { timeLimit } from './time-limit';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a time limit', () => {
  it('is kept however often garbage is collected before', async () => {
    const { over } = timeLimit(50, new AbortController().signal);
    const isOver = once(over, 'abort');
    for (let times = 0; times < 3; times += 1) {
      collectGarbage();
      await turn();
    }
    await isOver;
    expect(over.aborted).toBe(true);
  });

  it('is over when the caller says so', () => {
    const caller = new AbortController();
    const { over, clear } = timeLimit(60_000, caller.signal);
    expect(over.aborted).toBe(false);
    caller.abort();
    expect(over.aborted).toBe(true);
    clear();
    expect(timeLimit(0, caller.signal).over.aborted).toBe(true);
  });
});
