import { shiftDate } from './probe-clock';

const HOUR_MS = 3_600_000;

/** A wrong clock in a world of its own: this one keeps its `Date`. */
function setUp() {
  const real = class extends Date {} as unknown as DateConstructor;
  const host = { Date: real };
  const clock = { shiftMs: 0 };
  const machineClock = shiftDate(host, () => clock.shiftMs);
  return { host, clock, machineClock };
}

/** Nearly: the clock goes on between two looks at it. */
function expectShift(ms: number, shiftMs: number): void {
  expect(Math.abs(ms - Date.now() - shiftMs)).toBeLessThan(60_000);
}

describe('a clock under a probe', () => {
  it.each([0, HOUR_MS, -HOUR_MS])('is wrong by %d ms for whoever asks for the time', (shiftMs) => {
    const { host, clock } = setUp();
    clock.shiftMs = shiftMs;
    expectShift(host.Date.now(), shiftMs);
    expectShift(new host.Date().getTime(), shiftMs);
    expectShift(Date.parse(host.Date()), shiftMs);
  });

  it('is wrong from one look to the next, also for those who have kept it', () => {
    const { host, clock } = setUp();
    const { now } = host.Date;
    expectShift(now(), 0);
    clock.shiftMs = HOUR_MS;
    expectShift(now(), HOUR_MS);
  });

  it('leaves the machine its time', () => {
    const { clock, machineClock } = setUp();
    clock.shiftMs = HOUR_MS;
    expectShift(machineClock(), 0);
  });

  it('is about the present alone: a moment that is given is what it was', () => {
    const { host, clock } = setUp();
    clock.shiftMs = HOUR_MS;
    const { Date: Shifted } = host;
    const text = '2030-01-02T03:04:05.006Z';
    expect(new Shifted(text).toISOString()).toBe(text);
    expect(new Shifted(Date.parse(text)).getTime()).toBe(Date.parse(text));
    expect(new Shifted(2030, 0, 2).getTime()).toBe(new Date(2030, 0, 2).getTime());
    expect(Shifted.parse(text)).toBe(Date.parse(text));
    expect(Shifted.UTC(2030, 0, 2)).toBe(Date.UTC(2030, 0, 2));
    expect(JSON.stringify({ at: new Shifted(text) })).toBe(`{"at":"${text}"}`);
    expect(new Shifted(Number.NaN).getTime()).toBeNaN();
  });

  it('makes dates like any other', () => {
    const { host } = setUp();
    const date = new host.Date();
    expect(date).toBeInstanceOf(host.Date);
    expect(date).toBeInstanceOf(Date);
    expect(date.constructor).toBe(host.Date);
    expect(Object.prototype.toString.call(date)).toBe('[object Date]');
    class Deadline extends host.Date {}
    expect(new Deadline()).toBeInstanceOf(Deadline);
  });

  it('knows the dates that were there before it', () => {
    const real = class extends Date {} as unknown as DateConstructor;
    const host = { Date: real };
    const before = new host.Date();
    shiftDate(host, () => HOUR_MS);
    expect(before).toBeInstanceOf(host.Date);
  });
});
