import { waitBeforeNextTry } from './busy-page';

function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

describe('a page of a service that is away', () => {
  it('is tried again after longer and longer waits, and then no more', () => {
    const storage = fakeStorage();
    const waits = Array.from({ length: 8 }, () =>
      waitBeforeNextTry({ path: '/tickets', storage, nowMs: 1_000 }),
    );
    expect(waits).toEqual([3, 5, 10, 20, 30, 60, undefined, undefined]);
  });

  it('begins anew on another page, and after it has been well for two minutes', () => {
    const storage = fakeStorage();
    waitBeforeNextTry({ path: '/tickets', storage, nowMs: 0 });
    expect(waitBeforeNextTry({ path: '/orders', storage, nowMs: 0 })).toBe(3);
    expect(waitBeforeNextTry({ path: '/orders', storage, nowMs: 119_999 })).toBe(5);
    expect(waitBeforeNextTry({ path: '/orders', storage, nowMs: 239_999 })).toBe(3);
  });

  it('does not stumble over what somebody else has stored', () => {
    const storage = fakeStorage();
    storage.setItem('busy-page', '{');
    expect(waitBeforeNextTry({ path: '/', storage, nowMs: 0 })).toBe(3);
  });
});
