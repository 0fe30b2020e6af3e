import type { Clock } from '../service/clock';

export interface TestClock {
  now: Clock;
  set(time: Date): void;
  advance(ms: number): void;
}

/** A clock that stands until a test moves it. */
export function testClock(start = new Date('2026-01-01T12:00:00.000Z')): TestClock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    set(value) {
      time = value.getTime();
    },
    advance(ms) {
      time += ms;
    },
  };
}
