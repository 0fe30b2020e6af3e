import type { ServiceName } from '@ticketing/local/suite/ports';
import type { JournalLine } from '../probe/journal';
import type { HistoryEntry } from '../swarm/history';
import type { Ledger } from '../../support/stripe-ledger';

export type StoredDocument = Record<string, unknown> & { _id: string };

/** Everything that is known after a run, read once, past all relays. */
export interface Evidence {
  /** service → collection → documents */
  databases: Readonly<Record<ServiceName, Readonly<Record<string, readonly StoredDocument[]>>>>;
  ledger: Ledger;
  history: readonly HistoryEntry[];
  journal: readonly JournalLine[];
  settings: {
    orderWindowMs: number;
    /** How long after its `expiresAt` an unpaid order may still be live. */
    expiryBoundMs: number;
    healBoundMs: number;
  };
  /** Bodies that were published to be refused; each may be a dead letter. */
  poisonedIds: readonly string[];
  /** Moments at which the broker lost its data: what was published before may never have arrived. */
  brokerDataLostAtMs: readonly number[];
  /** Services whose data was replaced by an older copy: what they wrote before may be gone. */
  restoredAtMs?: Partial<Record<ServiceName, number>>;
  healedAtMs: number;
  readAtMs: number;
  freshPurchase: { succeeded: boolean; tookMs: number; detail: string };
}

export const INVARIANTS = {
  I1: 'no unit is held by two live or complete orders, now or in history',
  I2: 'every acknowledged order exists as acknowledged',
  I3: 'each charge is a complete order or refunded in full; sums match',
  I4: 'at most one charge kept per order, one refund per charge',
  I5: 'held and sold are the sums over the orders; available + held + sold = quantity',
  I6: 'every replica equals its source',
  I7: 'versions never go back; no (id, version) has two contents',
  I8: 'nothing expires early; nothing unpaid is live after its time',
  I9: 'outboxes empty, lag 0, dead letters only what was poisoned',
  I10: "no one reads or changes another's order",
  I11: 'a fresh purchase succeeds within the bound',
  I12: 'each of the interesting things did happen',
} as const;

export type InvariantName = keyof typeof INVARIANTS;

export interface Finding {
  invariant: InvariantName;
  /** What was looked at, for the table: `412 orders`. */
  looked: string;
  /** Each in one sentence with the ids that a person needs to look it up. */
  violations: readonly string[];
}

export type Invariant = (evidence: Evidence) => Finding;
