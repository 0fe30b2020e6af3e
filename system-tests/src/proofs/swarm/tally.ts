import type { HistoryEntry } from './history';
import type { Action, Outcome } from './record';

export type Outcomes = Record<Outcome, number>;
export type Tally = Partial<Record<Action, Outcomes>>;

/** How often each action had each outcome. */
export function tallyOf(history: readonly HistoryEntry[]): Tally {
  const tally: Tally = {};
  for (const { action, outcome } of history) {
    const outcomes = (tally[action] ??= { ok: 0, refused: 0, unknown: 0 });
    outcomes[outcome] += 1;
  }
  return tally;
}

/** What a person who watches the run wants to know. */
export interface Progress {
  requests: number;
  orders: Outcomes;
  /** Orders whose buyer has seen them in this state. */
  paid: number;
  cancelled: number;
  expired: number;
  /** Successes of those who may have none. */
  breaches: number;
  acceptedMisuses: number;
}

export function progressOf(history: readonly HistoryEntry[]): Progress {
  const seen = { complete: new Set<string>(), user: new Set<string>(), expired: new Set<string>() };
  for (const { orderId = '', order } of history) {
    if (order?.status === 'complete') seen.complete.add(orderId);
    if (order?.cancelReason === 'user') seen.user.add(orderId);
    if (order?.cancelReason === 'expired') seen.expired.add(orderId);
  }
  const tally = tallyOf(history);
  return {
    requests: history.length,
    orders: tally['place-order'] ?? { ok: 0, refused: 0, unknown: 0 },
    paid: seen.complete.size,
    cancelled: seen.user.size,
    expired: seen.expired.size,
    breaches: tally.intrude?.ok ?? 0,
    acceptedMisuses: tally.misuse?.ok ?? 0,
  };
}

const SERVER_FAULT = 500;
const UNAVAILABLE = 503;

function mayNotBe({ action, outcome, status = 0 }: HistoryEntry): boolean {
  if (action === 'misuse' && outcome === 'ok') return true;
  return action !== 'confirm-in-browser' && status >= SERVER_FAULT && status !== UNAVAILABLE;
}

/**
 * Answers that no fault around a service excuses: an invalid request that is accepted, and a 5xx other
 * than 503. The bank's own answers are not ours.
 */
export function unexcusedAnswers(history: readonly HistoryEntry[]): string[] {
  return history
    .filter(mayNotBe)
    .map(
      ({ action, status, personId, startedAtMs }) =>
        `${action} of ${personId} at ${new Date(startedAtMs).toISOString()} was answered with ${status}`,
    );
}
