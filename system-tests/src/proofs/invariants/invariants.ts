import type { Invariant } from '../evidence/evidence';
import { noUnitHeldTwice } from './i01-no-unit-held-twice';
import { acknowledgedExists } from './i02-acknowledged-exists';
import { chargeIsTicketOrRefund } from './i03-charge-is-ticket-or-refund';
import { oneChargeOneRefund } from './i04-one-charge-one-refund';
import { countsAreSums } from './i05-counts-are-sums';
import { replicasEqualSources } from './i06-replicas-equal-sources';
import { versionsOnlyRise } from './i07-versions-only-rise';
import { expiryInTime } from './i08-expiry-in-time';
import { nothingLeftBehind } from './i09-nothing-left-behind';
import { nobodyIntrudes } from './i10-nobody-intrudes';
import { freshPurchaseSucceeds } from './i11-fresh-purchase';
import { interestingThingsHappened } from './i12-interesting-things';

/** All of them, in the order of their names. */
export const invariants: readonly Invariant[] = [
  noUnitHeldTwice,
  acknowledgedExists,
  chargeIsTicketOrRefund,
  oneChargeOneRefund,
  countsAreSums,
  replicasEqualSources,
  versionsOnlyRise,
  expiryInTime,
  nothingLeftBehind,
  nobodyIntrudes,
  freshPurchaseSucceeds,
  interestingThingsHappened,
];
