import { createRecent } from './recent';

describe('what was asked for recently', () => {
  it('is there again, and nothing else is', () => {
    const recent = createRecent<number>(2);
    recent.keep('a', 1);
    expect(recent.get('a')).toBe(1);
    expect(recent.get('b')).toBeUndefined();
  });

  it('is so many values at most: the one that nobody wanted for longest makes room', () => {
    const recent = createRecent<number>(2);
    recent.keep('a', 1);
    recent.keep('b', 2);
    recent.get('a');
    recent.keep('c', 3);
    expect(['a', 'b', 'c'].map(recent.get)).toEqual([1, undefined, 3]);
  });

  it('takes no second place when it is kept again', () => {
    const recent = createRecent<number>(2);
    recent.keep('a', 1);
    recent.keep('b', 2);
    recent.keep('b', 3);
    expect(['a', 'b'].map(recent.get)).toEqual([1, 3]);
  });
});
