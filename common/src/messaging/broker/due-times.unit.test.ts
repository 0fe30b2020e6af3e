import { createDueTimes } from './due-times';

describe('due times', () => {
  it('say how much longer a message is to be left alone', () => {
    let now = 1_000;
    const dueTimes = createDueTimes(() => now);
    dueTimes.postpone('1@a', 500);
    now += 200;
    expect(dueTimes.remainingMs('1@a')).toBe(300);
    now += 300;
    expect(dueTimes.remainingMs('1@a')).toBe(0);
  });

  it('hold back only the message that they were told of', () => {
    const dueTimes = createDueTimes(() => 0);
    dueTimes.postpone('1@a', 500);
    expect(dueTimes.remainingMs('1@b')).toBe(0);
    dueTimes.postpone('2@a', 0);
    expect(dueTimes.remainingMs('2@a')).toBe(0);
  });
});
