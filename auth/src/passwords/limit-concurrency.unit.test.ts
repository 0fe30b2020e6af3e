import { Unavailable } from '@ticketing/common/errors';
import { limitConcurrency } from './limit-concurrency';

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('bounded work', () => {
  it('runs no more tasks at once than allowed, and all of them in the end', async () => {
    const limit = limitConcurrency({ runningMax: 2, waitingMax: 10 });
    let running = 0;
    let most = 0;
    const tasks = Array.from({ length: 8 }, (_, index) =>
      limit(async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        return index;
      }),
    );
    expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(2);
  });

  it('refuses what is over both bounds, and takes work again afterwards', async () => {
    const limit = limitConcurrency({ runningMax: 1, waitingMax: 1 });
    const { open, opened } = gate();
    const first = limit(() => opened);
    const second = limit(() => Promise.resolve('second'));
    await expect(limit(() => Promise.resolve('third'))).rejects.toThrow(Unavailable);
    open();
    await first;
    expect(await second).toBe('second');
    expect(await limit(() => Promise.resolve('fourth'))).toBe('fourth');
  });

  it('passes the turn on when a task fails', async () => {
    const limit = limitConcurrency({ runningMax: 1, waitingMax: 1 });
    await expect(limit(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await limit(() => Promise.resolve('next'))).toBe('next');
  });
});
