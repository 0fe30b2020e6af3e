import { createCounters } from './counters';

describe('the counters', () => {
  it('count by name, in the order in which names came up', () => {
    const counters = createCounters(() => 0);
    for (const name of ['b', 'a', 'b']) counters.add(name);
    expect(counters.all()).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
    expect(counters.of('c')).toBe(0);
  });

  it('know how many came in each of the last seconds', () => {
    let now = 0;
    const counters = createCounters(() => now);
    for (let count = 0; count < 20; count += 1) counters.add('a');
    expect(counters.perSecond('a')).toBe(20);
    now = 9_000;
    expect(counters.perSecond('a')).toBe(2);
    now = 10_000;
    counters.add('a');
    expect(counters.perSecond('a')).toBe(0.1);
  });

  it('keep a bounded number of names', () => {
    const counters = createCounters(() => 0);
    for (let index = 0; index < 1_000; index += 1) counters.add(`type-${index}`);
    expect(counters.all()).toHaveLength(33);
    expect(counters.of('others')).toBe(968);
  });
});
