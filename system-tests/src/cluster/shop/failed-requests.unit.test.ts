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

const refusal = (action: HistoryEntry['action'], status: number) =>
  entry(status, { action, outcome: 'refused', problem: 'No' });

const page = (status: number | undefined, startedAtMs = 1_200): Visit => {
  return { what: 'GET /', startedAtMs, endedAtMs: startedAtMs + 50, status };
};

const judge = (history: HistoryEntry[], visits: Visit[] = []) =>
  judgeWindow(WINDOW, { history, visits });

const tell = (...asked: Parameters<typeof judge>) =>
  judge(...asked).failed.map(({ description }) => description);

describe('requests while something is done to the platform', () => {
  it('have not failed when they came to something', () => {
    expect(judge([entry(201)], [page(200), page(307)])).toEqual({
      requests: 3,
      orders: 1,
      failed: [],
    });
  });

  it.each([
    ['place-order', 400],
    ['place-order', 404],
    ['place-order', 409],
    ['edit-ticket', 409],
    ['cancel-order', 400],
    ['pay', 402],
    ['begin-payment', 404],
  ] as const)('have not failed when %s is refused with %i for a reason', (action, status) => {
    expect(judge([refusal(action, status)]).failed).toEqual([]);
  });

  it.each([
    ['place-order', 401],
    ['place-order', 422],
    ['list-ticket', 400],
    ['edit-ticket', 404],
    ['cancel-order', 404],
    ['pay', 403],
    ['read-order', 404],
    ['read-payments', 400],
    ['intrude', 429],
    ['misuse', 401],
  ] as const)(
    'have failed when %s is refused with %i, which nothing gives a reason for',
    (action, status) => {
      expect(judge([refusal(action, status)]).failed).toHaveLength(1);
    },
  );

  it('have failed when not the shop itself refuses, but what stands in front of it', () => {
    expect(tell([entry(404, { outcome: 'refused' })])).toEqual([
      'place-order: 404 after 50 ms, 0.1 s into "restart"',
    ]);
  });

  it('may be refused to those who do what nobody may', () => {
    const refused = { outcome: 'refused' } as const;
    const intruded = [401, 403, 404].map((status) => {
      return entry(status, { ...refused, action: 'intrude' });
    });
    const misused = [400, 413, 415].map((status) => {
      return entry(status, { ...refused, action: 'misuse' });
    });
    expect(judge([...intruded, ...misused]).failed).toEqual([]);
  });

  it.each([400, 401, 404])('have failed when a page or a sign-in is answered with %i', (status) => {
    expect(judge([], [page(status)]).failed).toHaveLength(1);
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

  it('are told with what was asked, how it went, what was said, and when', () => {
    expect(tell([entry(503, { problem: 'The service is busy' })])).toEqual([
      'place-order: 503 (The service is busy) after 50 ms, 0.1 s into "restart"',
    ]);
    expect(tell([], [{ ...page(undefined), fault: 'socket hang up' }])).toEqual([
      'GET /: no answer (socket hang up) after 50 ms, 0.2 s into "restart"',
    ]);
  });

  it('are known with when they were under way', () => {
    const times = { startedAtMs: 1_100, endedAtMs: 1_150 };
    expect(judge([entry(503)]).failed).toMatchObject([times]);
  });
});
