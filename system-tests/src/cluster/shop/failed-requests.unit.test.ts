import type { HistoryEntry } from '../../proofs/swarm/history';
import { judgeWindow } from './failed-requests';
import type { Visit } from './visits';

const WINDOW = { name: 'restart', fromMs: 1_000, toMs: 2_000 };

function entry(status: number | undefined, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    startedAtMs: 1_100,
    endedAtMs: 1_150,
    personId: 'p',
    action: 'place-order',
    outcome: 'ok',
    ...(status !== undefined && { status }),
    ...changes,
  };
}

const page = (status: number | undefined, startedAtMs = 1_200): Visit => {
  return { what: 'GET /', startedAtMs, endedAtMs: startedAtMs + 50, status };
};

const judge = (history: HistoryEntry[], visits: Visit[] = []) =>
  judgeWindow(WINDOW, { history, visits });

describe('requests while something is done to the platform', () => {
  it('have not failed when they were answered, refusals included', () => {
    expect(judge([entry(201), entry(409), entry(404)], [page(200)])).toEqual({
      requests: 4,
      failed: [],
    });
  });

  it.each([undefined, 500, 502, 503, 504, 429])('have failed with %s', (status) => {
    expect(judge([entry(status)]).failed).toHaveLength(1);
    expect(judge([], [page(status)]).failed).toHaveLength(1);
  });

  it('count when they were under way at any time of it', () => {
    expect(judge([entry(503, { startedAtMs: 900, endedAtMs: 1_000 })]).requests).toBe(1);
    expect(judge([entry(503, { startedAtMs: 2_000, endedAtMs: 2_500 })]).requests).toBe(1);
    expect(judge([entry(503, { startedAtMs: 2_001, endedAtMs: 2_500 })]).requests).toBe(0);
  });

  it('are not those that the bank was asked', () => {
    expect(judge([entry(undefined, { action: 'confirm-in-browser' })]).requests).toBe(0);
  });

  it('are told with what was asked, how it went, and when', () => {
    expect(judge([entry(502)]).failed).toEqual([
      'place-order: 502 after 50 ms, 0.1 s into "restart"',
    ]);
  });
});
