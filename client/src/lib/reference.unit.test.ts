import { shortReference } from './reference';

describe('a reference in the form that people read out', () => {
  it('is the last eight characters, in capitals and two groups', () => {
    expect(shortReference('665f1c2e9b3a4d00a1b2c3d4')).toBe('A1B2-C3D4');
  });

  it('does not count what only separates', () => {
    expect(shortReference('pi_3f-a1b2_c3d4')).toBe('A1B2-C3D4');
  });

  it.each([
    ['ab12', 'AB12'],
    ['ab12c', 'AB12-C'],
    ['', ''],
  ])('%j, which is short, stays whole', (id, shown) => {
    expect(shortReference(id)).toBe(shown);
  });
});
