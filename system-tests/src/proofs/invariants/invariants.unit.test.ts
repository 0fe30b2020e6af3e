import fc from 'fast-check';
import { INVARIANTS } from '../evidence/evidence';
import { finding } from './finding';
import { invariants } from './invariants';
import { smallEvidence } from './testing/small-evidence';

describe('the invariants', () => {
  it('are those that are named, in their order', () => {
    const names = invariants.map((invariant) => invariant(smallEvidence).invariant);
    expect(names).toEqual(Object.keys(INVARIANTS));
  });

  it.each(invariants.map((invariant) => [invariant(smallEvidence)]))(
    'hold on a platform that is right: $invariant',
    ({ violations }) => {
      expect(violations).toEqual([]);
    },
  );

  it('have read none of it as nothing', () => {
    const looked = invariants.map((invariant) => invariant(smallEvidence).looked);
    expect(looked.filter((text) => text.startsWith('0'))).toEqual([]);
  });

  it('say the same in whatever order the journals and the history were read', () => {
    const { journal, history } = smallEvidence;
    const anyOrder = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length });
    const expected = invariants.map((invariant) => invariant(smallEvidence));
    fc.assert(
      fc.property(anyOrder(journal), anyOrder(history), (lines, entries) => {
        const shuffled = { ...smallEvidence, journal: lines, history: entries };
        expect(invariants.map((invariant) => invariant(shuffled))).toEqual(expected);
      }),
    );
  });

  it('spell out twenty violations and count the others', () => {
    const many = Array.from({ length: 23 }, (_, index) => `violation ${index}`);
    const { violations } = finding('I1', '', many);
    expect(violations).toHaveLength(21);
    expect(violations.at(-1)).toBe('and 3 more');
  });
});
