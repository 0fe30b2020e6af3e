import { readEvidence } from '../evidence/read-evidence';
import { INTERESTING, interestingCounts } from '../invariants/interesting-counts';
import type { Stagehands } from './perform';

const NOT_YET = { succeeded: false, tookMs: 0, detail: 'not tried yet' };

/**
 * What a proof has to have seen and has not: crash points that no process died at, and interesting
 * things that did not happen. While databases are away nobody can tell: then the question is open.
 */
export async function unseen({ arena, crashPoints, traces }: Stagehands): Promise<string[]> {
  const points = crashPoints.left();
  if (points.length > 0) return points;
  try {
    const evidence = await readEvidence(arena, {
      ...traces,
      history: [],
      settings: { orderWindowMs: 0, expiryBoundMs: 0, healBoundMs: 0 },
      healedAtMs: Date.now(),
      freshPurchase: NOT_YET,
    });
    const counts = interestingCounts(evidence);
    return INTERESTING.filter((name) => counts[name] === 0);
  } catch {
    return ['what the databases would say'];
  }
}
