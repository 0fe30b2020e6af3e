import type { Control } from '../control';
import type { Delivery } from '../store/ledger';

interface Situation {
  pending: readonly Delivery[];
  settings: Control['webhooks'];
}

const retryMsFirst = 250;
const retryMsMax = 5_000;
const gatherMs = 200;
const gatherMsMax = 5_000;
const inFlightMax = 4;
/** As long as Stripe tries. */
const giveUpAfterMs = 3 * 24 * 60 * 60 * 1000;

/** Newest first needs a company: it waits until no newer event has come for a while. */
const heldUntil = ({ pending, settings }: Situation): number => {
  if (!settings.shuffle) return 0;
  const created = pending.map(({ createdAtMs }) => createdAtMs);
  const quiet = Math.max(...created) + settings.delayMs + gatherMs;
  return Math.min(quiet, Math.min(...created) + settings.delayMs + gatherMsMax);
};

const dueAt = (delivery: Delivery, situation: Situation): number =>
  Math.max(
    delivery.nextAttemptAtMs,
    delivery.createdAtMs + situation.settings.delayMs,
    delivery.attempts === 0 ? heldUntil(situation) : 0,
  );

/** When the next delivery is due; undefined while there is none that may go out. */
export const nextDueAtMs = (situation: Situation): number | undefined => {
  const { pending, settings } = situation;
  if (pending.length === 0 || settings.paused || settings.url === null) return undefined;
  return Math.min(...pending.map((delivery) => dueAt(delivery, situation)));
};

/** Which deliveries go out now, in this order. In order means: started in order, as at Stripe. */
export const chooseDeliveries = (
  situation: Situation,
  { nowMs, inFlight }: { nowMs: number; inFlight: number },
): Delivery[] => {
  const { pending, settings } = situation;
  if (settings.paused || settings.url === null) return [];
  const due = pending.filter((delivery) => dueAt(delivery, situation) <= nowMs);
  const ordered = settings.shuffle ? due.toReversed() : due;
  return ordered.slice(0, Math.max((settings.shuffle ? 1 : inFlightMax) - inFlight, 0));
};

export type Attempt = { status: number } | { error: string };

/** What an attempt makes of a delivery: done, once more because repeats are on, or again later. */
export const afterAttempt = (
  delivery: Delivery,
  attempt: Attempt,
  { nowMs, repeat }: { nowMs: number; repeat: number },
): Delivery => {
  const accepted = 'status' in attempt && attempt.status >= 200 && attempt.status < 300;
  const attempts = delivery.attempts + 1;
  const tried = { ...delivery, attempts, last: { atMs: nowMs, ...attempt } };
  if (accepted) {
    const successes = delivery.successes + 1;
    const status = successes > repeat ? 'delivered' : 'pending';
    return { ...tried, successes, status, nextAttemptAtMs: nowMs };
  }
  if (nowMs - delivery.createdAtMs > giveUpAfterMs) return { ...tried, status: 'given-up' };
  const waitMs = Math.min(retryMsFirst * 2 ** Math.min(delivery.attempts, 10), retryMsMax);
  return { ...tried, nextAttemptAtMs: nowMs + waitMs };
};
