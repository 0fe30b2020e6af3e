import type { HistoryEntry } from '../../proofs/swarm/history';
import type { Happened } from './happened';
import { judgeWindows } from './judge-windows';

const RESTART: Happened = { name: 'restart', mayBeNoticed: false, fromMs: 1_000, toMs: 3_000 };
const LOSS: Happened = { name: 'loss', mayBeNoticed: true, fromMs: 4_000, toMs: 9_000 };

function ordered(atMs: number, status: number): HistoryEntry {
  const when = { startedAtMs: atMs, endedAtMs: atMs + 50 };
  return { ...when, personId: 'p', action: 'place-order', outcome: 'ok', status };
}

const page = (atMs: number) => {
  return { what: 'GET /', startedAtMs: atMs, endedAtMs: atMs + 50, status: 200 };
};

const HISTORY = [ordered(1_500, 201), ordered(5_000, 503), ordered(6_000, 201)];
const machine = { worst: () => ({ lateMs: 12.4, stolenShare: 0.021, stalledShare: 0 }) };
const ASKED = { history: HISTORY, visits: [page(1_600), page(5_600)], machine };
const MACHINE = 'machine late by 12 ms at most, 2 % stolen, 0 % stalled';

const faultsOf = (happened: Happened[], asked: Parameters<typeof judgeWindows>[1]) =>
  judgeWindows(happened, asked).flatMap(({ faults }) => faults);

describe('what was done to the platform while people bought', () => {
  it('is well when no request has failed that may not', () => {
    expect(judgeWindows([RESTART, LOSS], ASKED)).toEqual([
      {
        title: 'restart: no request failed',
        faults: [],
        detail: `2 requests in 2.0 s, 1 of them orders; ${MACHINE}`,
      },
      {
        title: 'loss, and it came back',
        faults: [],
        detail: `1 failed of 3 requests in 5.0 s, 2 of them orders; ${MACHINE}`,
      },
      { title: 'people bought until nothing more was done', faults: [] },
    ]);
  });

  it('is not when a request failed where nobody may notice', () => {
    const history = [...HISTORY, ordered(2_000, 502)];
    expect(faultsOf([RESTART], { ...ASKED, history })).toEqual([
      expect.stringContaining('place-order: 502') as string,
    ]);
  });

  it.each([RESTART, LOSS])('shows nothing when people only looked around ($name)', (window) => {
    expect(faultsOf([window], { ...ASKED, history: [] })).toEqual([
      'nobody tried to order anything meanwhile',
    ]);
  });

  it('is told as it went when it could not be done, whoever asked meanwhile', () => {
    const window = { ...LOSS, fault: 'NotReady: redis-0' };
    expect(faultsOf([window], { history: [], visits: [], machine })).toEqual(['NotReady: redis-0']);
  });

  it('shows less when the time of the buyers ran out before its end', () => {
    expect(faultsOf([RESTART, LOSS], { ...ASKED, leftAtMs: 7_500 })).toEqual([
      'their time ran out 1.5 s before that',
    ]);
  });

  it('is told with how often the machine stood still before', () => {
    const [restart] = judgeWindows([{ ...RESTART, repeats: 2 }], ASKED);
    expect(restart?.detail).toMatch(/; tries before, in which it stood still: 2$/);
  });
});
