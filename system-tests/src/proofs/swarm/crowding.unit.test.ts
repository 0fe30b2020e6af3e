import { createCrowding } from './crowding';
import type { HistoryEntry } from './history';

const answered = (tookMs: number): HistoryEntry => ({
  startedAtMs: 0,
  endedAtMs: tookMs,
  personId: 'p',
  action: 'pay',
  outcome: 'ok',
  status: 201,
});

function after(count: number, entry: HistoryEntry) {
  const crowding = createCrowding();
  for (let n = 0; n < count; n += 1) crowding.note(entry);
  return crowding;
}

describe('crowding', () => {
  it('keeps nobody away while answers are quick', () => {
    expect(after(100, answered(10)).slowdown()).toBe(1);
  });

  it('makes people come later when answers are slow, within a bound', () => {
    expect(after(100, answered(1_000)).slowdown()).toBeCloseTo(4, 0);
    expect(after(500, answered(9_999)).slowdown()).toBe(12);
  });

  it('is over when answers are quick again', () => {
    const crowding = after(100, answered(5_000));
    for (let n = 0; n < 200; n += 1) crowding.note(answered(10));
    expect(crowding.slowdown()).toBe(1);
  });

  it('is not a cut link', () => {
    const { status: _status, ...unanswered } = answered(10_000);
    expect(after(100, { ...unanswered, outcome: 'unknown' }).slowdown()).toBe(1);
  });
});
