/** The machine's own time, whatever the process has been told. */
export type MachineClock = () => number;

/**
 * Makes the clock of this process wrong: whoever asks `Date` for the time gets it with the shift, all
 * else about dates is as it was. Timers are none of its business, as with a clock that somebody sets.
 *
 * @param host where `Date` is: the global object
 * @returns the clock for those who must not be deceived
 */
export function shiftDate(host: { Date: DateConstructor }, shiftMs: () => number): MachineClock {
  const real = host.Date;
  const machineClock = () => real.now();
  const now = () => real.now() + shiftMs();
  const shifted: DateConstructor = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, values, asked): object => {
      // The same prototype as ever, so that every date of the process is an instance of it.
      const constructor = asked === shifted ? target : asked;
      return Reflect.construct(target, values.length === 0 ? [now()] : values, constructor) as Date;
    },
    get: (target, name, receiver): unknown =>
      name === 'now' ? now : Reflect.get(target, name, receiver),
  });
  real.prototype.constructor = shifted;
  host.Date = shifted;
  return machineClock;
}
