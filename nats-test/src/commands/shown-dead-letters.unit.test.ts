import type { DeadLetter } from '@ticketing/common/messaging/dead-letters';
import { createShownDeadLetters } from './shown-dead-letters';

const message = (id: string) => ({ id, type: 't', body: '{}' });

describe('dead letters of the laboratory', () => {
  it('count the faults of a message and show each change', async () => {
    const shown: DeadLetter[] = [];
    const letters = createShownDeadLetters((letter) => shown.push(letter));
    expect(await letters.recordFault(message('1'), 'no')).toBe(1);
    expect(await letters.recordFault(message('1'), 'no')).toBe(2);
    await letters.park(message('1'), 'enough');
    expect(shown.map(({ status, faults }) => [status, faults])).toEqual([
      ['retrying', 1],
      ['retrying', 2],
      ['parked', 2],
    ]);
    expect(await letters.list(10)).toMatchObject([{ id: '1', reason: 'enough' }]);
    expect(await letters.forget('1')).toBe(true);
    expect(await letters.count(10)).toBe(0);
  });

  it('are bounded: the oldest is forgotten', async () => {
    const letters = createShownDeadLetters(() => undefined);
    for (let id = 0; id <= 1_000; id += 1) await letters.park(message(String(id)), 'bad');
    expect(await letters.count(2_000)).toBe(1_000);
    expect(await letters.find('0')).toBeUndefined();
    expect(await letters.find('1000')).toBeDefined();
  });
});
