import fc from 'fast-check';

/** For each message the times at which it arrives: at least once, sooner or later than the others. */
export type Arrivals = readonly (readonly number[])[];

/** Any permutation, duplication and delay of up to 30 messages; the simplest is in order and once. */
export const arrivals: fc.Arbitrary<Arrivals> = fc.array(
  fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }),
  { maxLength: 30, size: 'max' },
);

/** The messages as they arrive. Those without a time come last, once and in order. */
export function arriving<M>(messages: readonly M[], times: Arrivals): M[] {
  return messages
    .flatMap((message, index) => (times[index] ?? [Infinity]).map((time) => ({ message, time })))
    .sort((a, b) => (a.time === b.time ? 0 : a.time - b.time))
    .map(({ message }) => message);
}
