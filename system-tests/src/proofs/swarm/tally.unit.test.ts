import type { HistoryEntry } from './history';
import { progressOf, tallyOf, unexcusedAnswers } from './tally';

const order = { quantity: 1, expiresAt: '2026-01-01T00:00:00.000Z', total: 1, version: 1 };

const entry = (fields: Partial<HistoryEntry>): HistoryEntry => ({
  startedAtMs: 0,
  endedAtMs: 1,
  personId: 'p',
  action: 'read-order',
  outcome: 'ok',
  ...fields,
});

describe('a tally', () => {
  it('counts each action by its outcome', () => {
    const history = [
      entry({ action: 'pay' }),
      entry({ action: 'pay', outcome: 'refused' }),
      entry({ action: 'pay' }),
      entry({ action: 'place-order', outcome: 'unknown' }),
    ];
    expect(tallyOf(history)).toEqual({
      pay: { ok: 2, refused: 1, unknown: 0 },
      'place-order': { ok: 0, refused: 0, unknown: 1 },
    });
  });
});

describe('progress', () => {
  it('counts an order once, however often its end was seen', () => {
    const complete = entry({ orderId: 'a', order: { ...order, status: 'complete' } });
    const gone = { ...order, status: 'cancelled' };
    const history = [
      complete,
      complete,
      entry({ orderId: 'b', order: { ...gone, cancelReason: 'expired' } }),
      entry({ orderId: 'c', order: { ...gone, cancelReason: 'user' } }),
      entry({ action: 'intrude', outcome: 'ok' }),
    ];
    expect(progressOf(history)).toMatchObject({ paid: 1, expired: 1, cancelled: 1, breaches: 1 });
  });
});

describe('an answer that nothing excuses', () => {
  it.each([
    ['a 500', entry({ outcome: 'unknown', status: 500 })],
    ['a 502', entry({ outcome: 'unknown', status: 502, action: 'misuse' })],
    ['an invalid request that is accepted', entry({ action: 'misuse', status: 200 })],
  ])('is %s', (_case, one) => {
    expect(unexcusedAnswers([one])).toHaveLength(1);
  });

  it.each([
    ['a 503', entry({ outcome: 'unknown', status: 503 })],
    ['no answer at all', entry({ outcome: 'unknown', action: 'misuse' })],
    ['a refusal', entry({ outcome: 'refused', status: 400, action: 'misuse' })],
    [
      "the bank's own 500",
      entry({ action: 'confirm-in-browser', outcome: 'unknown', status: 500 }),
    ],
  ])('is not %s', (_case, one) => {
    expect(unexcusedAnswers([one])).toEqual([]);
  });
});
