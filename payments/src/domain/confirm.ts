import { Conflict, Refused } from '@ticketing/common/errors';
import { ALREADY_PAID } from './order';
import {
  isConfirming,
  isOpen,
  laterThan,
  withoutTry,
  type KeyedRequest,
  type Payment,
} from './payment';

/** Longer than a request may take: after this the confirm's outcome is read from Stripe. */
export const CONFIRM_LEASE_MS = 15_000;

const IN_PROGRESS = 'A payment is in progress';

/** A card that somebody wants to pay with. */
export interface Card {
  hash: string;
  request: KeyedRequest | undefined;
}

/**
 * What is to be done before a card may be tried:
 * - `begin`: nothing, write this payment and confirm with its n;
 * - `look`: the intent has to be read first;
 * - `answer`: this card is the one that is being waited for.
 */
export type ConfirmDecision =
  { kind: 'begin'; payment: Payment } | { kind: 'look' } | { kind: 'answer' };

/**
 * Decides whether a card may be tried now.
 *
 * @param looked the intent was read a moment ago, so what the payment says is true
 * @throws {Conflict} while another try is under way, or another card is being waited for
 */
export function decideConfirm(
  payment: Payment,
  card: Card,
  { now, looked }: { now: Date; looked: boolean },
): ConfirmDecision {
  if (payment.status === 'succeeded') throw new Refused(ALREADY_PAID);
  if (!isOpen(payment) || payment.cancelWanted) throw new Conflict(IN_PROGRESS);
  if (isConfirming(payment, now)) throw new Conflict(IN_PROGRESS);
  if ((payment.confirm || payment.waiting) && !looked) return { kind: 'look' };
  if (payment.waiting) {
    if (payment.cardHash === card.hash) return { kind: 'answer' };
    throw new Conflict(IN_PROGRESS);
  }
  const { hash: cardHash, request } = card;
  const until = laterThan(now, CONFIRM_LEASE_MS);
  const confirm = { until, cardHash, ...(request && { request }) };
  const confirms = payment.confirms + 1;
  return { kind: 'begin', payment: { ...withoutTry(payment), confirms, confirm } };
}

/** The try with this n took no money. Its card and its key count as never tried. */
export function endConfirm(payment: Payment, n: number): Payment | undefined {
  if (!payment.confirm || payment.confirms !== n || !isOpen(payment)) return undefined;
  return { ...withoutTry(payment), status: 'pending' };
}
