import type { Invariant } from '../evidence/evidence';
import { finding } from './finding';
import { interestingCounts } from './interesting-counts';

/** I12: each of the interesting things did happen at least once. */
export const interestingThingsHappened: Invariant = (evidence) => {
  const counts = Object.entries(interestingCounts(evidence));
  const looked = counts.map(([name, times]) => `${name} ${times}`).join(', ');
  const missing = counts.filter(([, times]) => times === 0);
  return finding(
    'I12',
    looked,
    missing.map(([name]) => `it never happened: ${name}`),
  );
};
