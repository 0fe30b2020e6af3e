import type { Evidence, InvariantName } from '../../evidence/evidence';
import { invariants } from '../invariants';

/** What is wrong, what evidence shows it, and what the invariant must say of it. */
export type Breach = readonly [says: string, evidence: () => Evidence, found: RegExp];

export function violationsOf(name: InvariantName, evidence: Evidence): readonly string[] {
  return invariants
    .map((invariant) => invariant(evidence))
    .filter(({ invariant }) => invariant === name)
    .flatMap(({ violations }) => violations);
}
