import type { HistoryEntry } from '../../proofs/swarm/history';

type Action = HistoryEntry['action'];

/** Declined, expired, paid or being paid already, or an order that payments has not heard of yet. */
const OF_A_PAYMENT = [400, 402, 404, 409];

/**
 * The refusals that the shop may rightly give to people who have a session and ask for what there is, by
 * what they ask. 401 is never among them, nor is 404 for what somebody has been told is there.
 */
const RIGHTFUL_REFUSALS: Readonly<Record<Action, readonly number[]>> = {
  'list-ticket': [],
  /** Reserved, sold or changed since its seller looked. */
  'edit-ticket': [400, 409],
  /** Too few are left, orders has not heard of the listing yet, or the price has changed. */
  'place-order': [400, 404, 409],
  /** Complete already. */
  'cancel-order': [400],
  pay: OF_A_PAYMENT,
  'begin-payment': OF_A_PAYMENT,
  /** Of the bank, which is not judged. */
  'confirm-in-browser': [],
  'read-order': [],
  'read-payments': [],
  intrude: [400, 401, 403, 404],
  misuse: [400, 404, 413, 415],
};

/**
 * Whether a refusal is the shop's own, and one that it may give. What stands in front of it answers without
 * an error body of the shop's: an ingress that knows no way, for example, with a 404 that is a page.
 */
export function isRightful({ action, status, problem }: HistoryEntry): boolean {
  if (status === undefined || !RIGHTFUL_REFUSALS[action].includes(status)) return false;
  // Of these two the history does not keep what they were told.
  return action === 'intrude' || action === 'misuse' || problem !== undefined;
}
