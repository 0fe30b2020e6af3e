import { contentHash } from './content-hash';

describe('the hash of contents', () => {
  it('does not depend on the order of keys, at any depth', () => {
    const one = { id: 'a', ticket: { id: 't', version: 1 }, units: [0, 1] };
    const other = { units: [0, 1], ticket: { version: 1, id: 't' }, id: 'a' };
    expect(contentHash(one)).toBe(contentHash(other));
    expect(contentHash(one)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    [{ units: [0, 1] }, { units: [1, 0] }],
    [{ version: 1 }, { version: 2 }],
    [{ version: 1 }, { version: '1' }],
    [{}, []],
    [undefined, {}],
  ])('tells %j from %j', (one, other) => {
    expect(contentHash(one)).not.toBe(contentHash(other));
  });
});
