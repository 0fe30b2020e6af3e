import type { Spent } from './read-proc';
import { watchMachine } from './watch-machine';

const SECOND_MS = 1_000;

/** A machine of which each second is as it is said. */
function machineWith(seconds: readonly Partial<Spent>[]) {
  jest.useFakeTimers({ now: 0 });
  const total = { cpuTicks: 0, stolenTicks: 0, stalledMicroseconds: 0 };
  const coming = [{ cpuTicks: 0 }, ...seconds];
  const machine = watchMachine(() => {
    const { cpuTicks = 200, stolenTicks = 0, stalledMicroseconds = 0 } = coming.shift() ?? {};
    total.cpuTicks += cpuTicks;
    total.stolenTicks += stolenTicks;
    total.stalledMicroseconds += stalledMicroseconds;
    return { ...total };
  });
  return machine;
}

const all = { fromMs: 0, toMs: 60_000 };

describe('a machine', () => {
  afterEach(() => jest.useRealTimers());

  it('gets on when it is on time, and little is stolen or stalled', () => {
    const machine = machineWith([{ stolenTicks: 40 }, { stalledMicroseconds: 800_000 }]);
    jest.advanceTimersByTime(2 * SECOND_MS);
    expect(machine.worst(all)).toEqual({ lateMs: 0, stolenShare: 0.2, stalledShare: 0.8 });
    expect(machine.stoodStill(all)).toBe(false);
  });

  it.each([
    ['the host takes a quarter of a second', { stolenTicks: 50 }],
    ['nothing gets on for nearly all of a second', { stalledMicroseconds: 900_000 }],
  ])('stands still when %s', (_what, second) => {
    const machine = machineWith([{}, second, {}]);
    jest.advanceTimersByTime(3 * SECOND_MS);
    expect(machine.stoodStill(all)).toBe(true);
  });

  it('stands still when it is a second late', () => {
    const machine = machineWith([{}]);
    // The clock goes on while no timer fires.
    jest.setSystemTime(1_000);
    jest.advanceTimersByTime(SECOND_MS);
    expect(machine.worst(all).lateMs).toBe(1_000);
    expect(machine.stoodStill(all)).toBe(true);
  });

  it('stood still only in the time in which it did', () => {
    const machine = machineWith([{}, {}, { stolenTicks: 100 }, {}, {}]);
    jest.advanceTimersByTime(5 * SECOND_MS);
    expect(machine.stoodStill({ fromMs: 0, toMs: 1_900 })).toBe(false);
    expect(machine.stoodStill({ fromMs: 2_500, toMs: 2_600 })).toBe(true);
    expect(machine.stoodStill({ fromMs: 3_100, toMs: 5_000 })).toBe(false);
  });

  it('is no longer looked at once it is stopped', () => {
    const machine = machineWith([{ stolenTicks: 200 }]);
    machine.stop();
    jest.advanceTimersByTime(5 * SECOND_MS);
    expect(machine.stoodStill(all)).toBe(false);
  });
});
