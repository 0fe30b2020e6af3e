import { violationsOf, type Breach } from './testing/violations-of';
import { smallEvidence } from './testing/small-evidence';

const breaches: readonly Breach[] = [
  [
    'nobody can buy any more',
    () => ({
      ...smallEvidence,
      freshPurchase: { succeeded: false, tookMs: 30_000, detail: 'no answer' },
    }),
    /failed: no answer/,
  ],
  [
    'buying takes too long',
    () => ({
      ...smallEvidence,
      freshPurchase: { succeeded: true, tookMs: 30_001, detail: '' },
    }),
    /took 30001 ms/,
  ],
];

describe('I11: a fresh purchase succeeds', () => {
  it.each(breaches)('finds that %s', (_says, evidence, found) => {
    expect(violationsOf('I11', evidence())).toContainEqual(expect.stringMatching(found));
  });
});
