import { gate } from '../testing/gate';
import { createInTurn } from './in-turn';

describe('tasks in turn', () => {
  it('of one key run one after the other, in the order in which they came', async () => {
    const inTurn = createInTurn();
    const { open, opened } = gate();
    const seen: string[] = [];
    const first = inTurn('a', async () => {
      await opened;
      seen.push('first');
    });
    const second = inTurn('a', () => Promise.resolve(seen.push('second')));
    await inTurn('b', () => Promise.resolve(seen.push('other key')));
    expect(seen).toEqual(['other key']);
    open();
    await Promise.all([first, second]);
    expect(seen).toEqual(['other key', 'first', 'second']);
  });

  it('go on when one fails, and only its own caller hears of it', async () => {
    const inTurn = createInTurn();
    const failing = inTurn('a', () => Promise.reject(new Error('no')));
    const next = inTurn('a', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
