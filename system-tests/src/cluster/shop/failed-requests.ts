import type { HistoryEntry } from '../../proofs/swarm/history';
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
  fault?: string;
}

const SERVER_FAULT = 500;
const TOO_MANY = 429;

/** No answer, or one that says that the shop could not. */
function hasFailed({ status }: Request): boolean {
  return status === undefined || status >= SERVER_FAULT || status === TOO_MANY;
}

function requestsOf(history: readonly HistoryEntry[], visits: readonly Visit[]): Request[] {
  const asked = history
    // The bank is not ours, and asked directly.
    .filter(({ action }) => action !== 'confirm-in-browser')
    .map(({ action, startedAtMs, endedAtMs, status }) => {
      return { what: action, startedAtMs, endedAtMs, status };
    });
  return [...asked, ...visits];
}

function isIn({ fromMs, toMs }: Window, { startedAtMs, endedAtMs }: Request): boolean {
  return startedAtMs <= toMs && endedAtMs >= fromMs;
}

function describe({ what, startedAtMs, endedAtMs, status, fault }: Request, window: Window) {
  const at = ((startedAtMs - window.fromMs) / 1_000).toFixed(1);
  const how = status ?? fault ?? 'no answer';
  return `${what}: ${how} after ${endedAtMs - startedAtMs} ms, ${at} s into "${window.name}"`;
}

export interface Verdict {
  requests: number;
  failed: readonly string[];
}

/** The requests of one window, and those of them that failed. */
export function judgeWindow(
  window: Window,
  asked: { history: readonly HistoryEntry[]; visits: readonly Visit[] },
): Verdict {
  const requests = requestsOf(asked.history, asked.visits).filter((each) => isIn(window, each));
  return {
    requests: requests.length,
    failed: requests.filter(hasFailed).map((each) => describe(each, window)),
  };
}
