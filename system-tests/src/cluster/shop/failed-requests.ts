import type { HistoryEntry } from '../../proofs/swarm/history';
import { isRightful } from './rightful-refusals';
import type { Visit } from './visits';

/** When something was done to the platform that nobody may notice. */
export interface Window {
  name: string;
  fromMs: number;
  toMs: number;
}

interface Request {
  what: string;
  startedAtMs: number;
  endedAtMs: number;
  status: number | undefined;
  /** What is known of it besides, when it went wrong. */
  fault?: string | undefined;
  /** Refused as it had to be. */
  isRefusedRightly: boolean;
}

/** Without an answer, or with one that is neither a success nor a refusal that has its reason. */
function hasFailed({ status, isRefusedRightly }: Request): boolean {
  const isDone = status !== undefined && status >= 200 && status < 400;
  return !isDone && !isRefusedRightly;
}

function requestsOf(history: readonly HistoryEntry[], visits: readonly Visit[]): Request[] {
  const asked = history
    // The bank is not ours, and asked directly.
    .filter(({ action }) => action !== 'confirm-in-browser')
    .map((entry): Request => {
      const { action: what, startedAtMs, endedAtMs, status, problem: fault } = entry;
      const isRefusedRightly = isRightful(entry);
      return { what, startedAtMs, endedAtMs, status, fault, isRefusedRightly };
    });
  // Nothing that is looked at needs a session, and who signs in has signed up.
  const looked = visits.map((visit): Request => ({ ...visit, isRefusedRightly: false }));
  return [...asked, ...looked];
}

function isIn({ fromMs, toMs }: Window, { startedAtMs, endedAtMs }: Request): boolean {
  return startedAtMs <= toMs && endedAtMs >= fromMs;
}

function describe({ what, startedAtMs, endedAtMs, status, fault }: Request, window: Window) {
  const at = ((startedAtMs - window.fromMs) / 1_000).toFixed(1);
  const said = fault === undefined ? '' : ` (${fault})`;
  const how = `${status ?? 'no answer'}${said}`;
  return `${what}: ${how} after ${endedAtMs - startedAtMs} ms, ${at} s into "${window.name}"`;
}

/** One that failed, and how. */
export interface FailedRequest {
  startedAtMs: number;
  endedAtMs: number;
  description: string;
}

export interface Verdict {
  requests: number;
  /** Those of them with which somebody wanted to buy. */
  orders: number;
  failed: readonly FailedRequest[];
}

/** The requests of one window, and those of them that failed. */
export function judgeWindow(
  window: Window,
  asked: { history: readonly HistoryEntry[]; visits: readonly Visit[] },
): Verdict {
  const requests = requestsOf(asked.history, asked.visits).filter((each) => isIn(window, each));
  return {
    requests: requests.length,
    orders: requests.filter(({ what }) => what === 'place-order').length,
    failed: requests.filter(hasFailed).map((each) => {
      const { startedAtMs, endedAtMs } = each;
      return { startedAtMs, endedAtMs, description: describe(each, window) };
    }),
  };
}
