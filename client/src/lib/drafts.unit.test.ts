import { createDrafts } from './drafts';

const HOUR_MS = 3_600_000;
const typed = { title: 'Garden concert', price: '12.50' };

function browserTab(start = 0) {
  const items = new Map<string, string>();
  let nowMs = start;
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  return {
    items,
    drafts: createDrafts({ storage, now: () => nowMs }),
    wait: (ms: number) => void (nowMs += ms),
  };
}

describe('a draft', () => {
  it('is given back to its writer, once', () => {
    const { drafts } = browserTab();
    drafts.save('listing:new', typed, 'anna');
    expect(drafts.take('listing:new', 'anna')).toEqual(typed);
    expect(drafts.take('listing:new', 'anna')).toBeUndefined();
  });

  it('is never shown to somebody else, and is gone then', () => {
    const { drafts, items } = browserTab();
    drafts.save('listing:new', typed, 'anna');
    expect(drafts.take('listing:new', 'ben')).toBeUndefined();
    expect([...items.values()].join()).not.toContain('Garden');
  });

  it('is not shown to whoever has not signed in', () => {
    const { drafts } = browserTab();
    drafts.save('listing:new', typed, 'anna');
    expect(drafts.take('listing:new')).toBeUndefined();
  });

  it('that was made before signing in goes to whoever signs in next', () => {
    const { drafts } = browserTab();
    drafts.save('credentials', { email: 'anna@example.com' });
    expect(drafts.take('credentials', 'anna')).toEqual({ email: 'anna@example.com' });
  });

  it('is one of several that do not disturb each other', () => {
    const { drafts } = browserTab();
    drafts.save('listing:1', { title: 'One' }, 'anna');
    drafts.save('listing:2', { title: 'Two' }, 'anna');
    expect(drafts.take('listing:1', 'anna')).toEqual({ title: 'One' });
    expect(drafts.take('listing:2', 'anna')).toEqual({ title: 'Two' });
  });

  it('is still there the next morning', () => {
    const { drafts, wait } = browserTab();
    drafts.save('listing:new', typed, 'anna');
    wait(16 * HOUR_MS);
    expect(drafts.take('listing:new', 'anna')).toEqual(typed);
  });

  it('is thrown away after a day, also when nobody asks for it', () => {
    const { drafts, wait, items } = browserTab();
    drafts.save('listing:1', typed, 'anna');
    wait(25 * HOUR_MS);
    drafts.save('listing:2', { title: 'Two' }, 'anna');
    expect([...items.values()].join()).not.toContain('Garden');
    expect(drafts.take('listing:1', 'anna')).toBeUndefined();
  });

  it('leaves nothing behind where its writer signs out', () => {
    const { drafts, items } = browserTab();
    drafts.save('listing:new', typed, 'anna');
    drafts.save('credentials', { email: 'anna@example.com' });
    drafts.forgetAll();
    expect(items.size).toBe(0);
  });

  it('is one of twenty at most: the oldest makes room', () => {
    const { drafts, wait } = browserTab();
    for (let each = 0; each <= 20; each += 1) {
      drafts.save(`listing:${each}`, typed, 'anna');
      wait(1);
    }
    expect(drafts.take('listing:0', 'anna')).toBeUndefined();
    expect(drafts.take('listing:1', 'anna')).toEqual(typed);
    expect(drafts.take('listing:20', 'anna')).toEqual(typed);
  });

  it.each(['not JSON', 'null', '[]', '{"listing:new":{"values":{"title":1}}}'])(
    'that can not be read, such as %p, counts as none',
    (kept) => {
      const { drafts, items } = browserTab();
      items.set('drafts', kept);
      expect(drafts.take('listing:new', 'anna')).toBeUndefined();
      drafts.save('listing:new', typed, 'anna');
      expect(drafts.take('listing:new', 'anna')).toEqual(typed);
    },
  );

  it('costs nothing but the text where the browser keeps nothing', () => {
    const refuse = () => {
      throw new Error('The quota has been exceeded');
    };
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const drafts = createDrafts({ storage, now: () => 0 });
    drafts.save('listing:new', typed, 'anna');
    expect(drafts.take('listing:new', 'anna')).toBeUndefined();
    drafts.forgetAll();
  });
});
