import type { Invariant } from '../evidence/evidence';
import { finding } from './finding';

/** I11: after healing a fresh purchase succeeds within the bound. */
export const freshPurchaseSucceeds: Invariant = ({ freshPurchase, settings }) => {
  const { succeeded, tookMs, detail } = freshPurchase;
  const { healBoundMs } = settings;
  const took = `1 purchase, ${Math.round(tookMs)} ms`;
  if (!succeeded) return finding('I11', took, [`a fresh purchase failed: ${detail}`]);
  if (tookMs <= healBoundMs) return finding('I11', took, []);
  return finding('I11', took, [
    `a fresh purchase took ${Math.round(tookMs)} ms, more than ${healBoundMs} ms: ${detail}`,
  ]);
};
