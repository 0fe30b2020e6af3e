import type { Control } from '../control';
import type { Delivery } from '../store/ledger';
import { afterAttempt, chooseDeliveries, nextDueAtMs } from './schedule';

const settings: Control['webhooks'] = {
  url: 'http://127.0.0.1:1/webhook',
  repeat: 0,
  delayMs: 0,
  shuffle: false,
  paused: false,
};

const delivery = (eventId: string, createdAtMs = 0): Delivery => ({
  eventId,
  createdAtMs,
  status: 'pending',
  attempts: 0,
  successes: 0,
  nextAttemptAtMs: createdAtMs,
  last: null,
});
const pending = [delivery('evt_1', 0), delivery('evt_2', 10), delivery('evt_3', 20)];

const chosen = (change: Partial<Control['webhooks']>, nowMs: number, inFlight = 0): string[] =>
  chooseDeliveries({ pending, settings: { ...settings, ...change } }, { nowMs, inFlight }).map(
    ({ eventId }) => eventId,
  );

test('what is due goes out, oldest first', () => {
  expect(chosen({}, 10)).toEqual(['evt_1', 'evt_2']);
  expect(nextDueAtMs({ pending: pending.slice(1), settings })).toBe(10);
});

test('nothing goes out while deliveries are paused or nobody is there', () => {
  for (const change of [{ paused: true }, { url: null }]) {
    expect(chosen(change, 1_000)).toEqual([]);
    expect(nextDueAtMs({ pending, settings: { ...settings, ...change } })).toBeUndefined();
  }
});

test('a delay counts from when the event happened', () => {
  expect(chosen({ delayMs: 1_000 }, 1_009)).toEqual(['evt_1']);
  expect(chosen({ delayMs: 1_000 }, 1_020)).toHaveLength(3);
});

test('shuffled, events wait for company and go out one by one, newest first', () => {
  expect(chosen({ shuffle: true }, 100)).toEqual([]);
  expect(chosen({ shuffle: true }, 220)).toEqual(['evt_3']);
  expect(chosen({ shuffle: true }, 220, 1)).toEqual([]);
});

test('at most four are under way at a time', () => {
  expect(chosen({}, 100, 3)).toHaveLength(1);
  expect(chosen({}, 100, 4)).toHaveLength(0);
});

test('a 2xx ends a delivery, unless repeats are on', () => {
  const once = afterAttempt(delivery('evt_1'), { status: 204 }, { nowMs: 5, repeat: 0 });
  expect(once).toMatchObject({ status: 'delivered', attempts: 1, successes: 1 });
  const twice = afterAttempt(delivery('evt_1'), { status: 200 }, { nowMs: 5, repeat: 1 });
  expect(twice).toMatchObject({ status: 'pending', successes: 1 });
  expect(afterAttempt(twice, { status: 200 }, { nowMs: 6, repeat: 1 }).status).toBe('delivered');
});

test.each([{ status: 500 }, { status: 302 }, { error: 'refused' }])(
  '%j is tried again, each time after a longer wait, at most 5 s',
  (attempt) => {
    const first = afterAttempt(delivery('evt_1'), attempt, { nowMs: 0, repeat: 0 });
    const second = afterAttempt(first, attempt, { nowMs: 0, repeat: 0 });
    expect([first.nextAttemptAtMs, second.nextAttemptAtMs]).toEqual([250, 500]);
    const late = afterAttempt({ ...first, attempts: 40 }, attempt, { nowMs: 0, repeat: 0 });
    expect(late).toMatchObject({ status: 'pending', nextAttemptAtMs: 5_000 });
  },
);

test('after three days nobody tries any more', () => {
  const nowMs = 3 * 24 * 60 * 60 * 1000 + 1;
  const given = afterAttempt(delivery('evt_1'), { status: 500 }, { nowMs, repeat: 0 });
  expect(given.status).toBe('given-up');
});
