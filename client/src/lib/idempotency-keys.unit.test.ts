import { createIdempotencyKeys, forgetIdempotencyKeys, randomKey } from './idempotency-keys';

function given() {
  const stored = new Map<string, string>();
  let made = 0;
  const clock = { nowMs: 0 };
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
    key: (at: number) => [...stored.keys()][at] ?? null,
    get length() {
      return stored.size;
    },
  };
  const newKey = () => `key-${(made += 1)}`;
  const afterReload = () => createIdempotencyKeys({ storage, newKey, now: () => clock.nowMs });
  return { stored, storage, clock, afterReload, keys: afterReload() };
}

describe('the key of a request', () => {
  it('stays the same until the request is settled, also after a reload', () => {
    const { keys, afterReload } = given();
    const body = { ticketId: 't1', quantity: 2 };
    const first = keys.keyFor('order:t1', body);
    expect(keys.keyFor('order:t1', body)).toBe(first);
    expect(afterReload().keyFor('order:t1', body)).toBe(first);
  });

  it('is another one after the request was settled', () => {
    const { keys } = given();
    const first = keys.keyFor('order:t1', {});
    keys.settle('order:t1');
    expect(keys.keyFor('order:t1', {})).not.toBe(first);
  });

  it('is another one for another body, which the API would refuse', () => {
    const { keys } = given();
    expect(keys.keyFor('order:t1', { quantity: 1 })).not.toBe(
      keys.keyFor('order:t1', { quantity: 2 }),
    );
  });

  it('is another one after a quarter of an hour: the same request is a new wish then', () => {
    const { keys, clock } = given();
    const first = keys.keyFor('order:t1', {});
    clock.nowMs = 15 * 60_000 - 1;
    expect(keys.keyFor('order:t1', {})).toBe(first);
    clock.nowMs = 15 * 60_000;
    expect(keys.keyFor('order:t1', {})).not.toBe(first);
  });

  it('tells of another request whose answer never came, until that is settled', () => {
    const { keys, clock } = given();
    const other = () => keys.unsettledOther('order:t1', { price: 2 });
    expect(other()).toBeUndefined();
    clock.nowMs = 7;
    keys.keyFor('order:t1', { price: 1 });
    clock.nowMs = 9;
    expect(keys.unsettledOther('order:t1', { price: 1 })).toBeUndefined();
    expect(other()).toEqual({ body: { price: 1 }, madeAtMs: 7 });
    keys.settle('order:t1');
    expect(other()).toBeUndefined();
  });

  it('is not shared between scopes', () => {
    const { keys } = given();
    expect(keys.keyFor('order:t1', {})).not.toBe(keys.keyFor('order:t2', {}));
  });

  it('is made anew where what was stored is broken', () => {
    const { keys, stored } = given();
    stored.set('idempotency:order:t1', '{"key":');
    expect(keys.keyFor('order:t1', {})).toBe('key-1');
  });

  it('is forgotten with all others for the next person, and nothing else is', () => {
    const { keys, stored, storage } = given();
    keys.keyFor('order:t1', {});
    stored.set('theme', 'dark');
    keys.keyFor('order:t2', {});
    forgetIdempotencyKeys(storage);
    expect([...stored.keys()]).toEqual(['theme']);
  });

  it('is what the API accepts', () => {
    expect(randomKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomKey()).not.toBe(randomKey());
  });
});
