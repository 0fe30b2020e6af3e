import fc from 'fast-check';
import { followOrder, ring, type TimedOrder, type Timer } from './timer';

const expiresAt = new Date('2026-01-01T12:15:00.000Z');
const fireAt = new Date('2026-01-01T12:15:00.500Z');
const live: TimedOrder = { id: 'a'.repeat(24), isLive: true, expiresAt };
const ended: TimedOrder = { ...live, isLive: false };
const pending: Timer = { id: live.id, version: 0, status: 'pending', fireAt };

describe('a timer', () => {
  it('is started by a live order, due half a second after its window', () => {
    expect(followOrder(undefined, live)).toEqual({ kind: 'become', timer: pending });
  });

  it('is born dropped where the order has ended before its beginning was heard of', () => {
    const tombstone = { ...pending, status: 'dropped' };
    expect(followOrder(undefined, ended)).toEqual({ kind: 'become', timer: tombstone });
  });

  it('is dropped when the order ends', () => {
    const dropped = { ...pending, version: 1, status: 'dropped' };
    expect(followOrder(pending, ended)).toEqual({ kind: 'become', timer: dropped });
  });

  it('fires when it is due, not sooner', () => {
    const early = new Date(fireAt.getTime() - 1);
    expect(ring(pending, early)).toEqual({ kind: 'too-early' });
    const fired = { ...pending, version: 1, status: 'fired' };
    expect(ring(pending, fireAt)).toEqual({ kind: 'become', timer: fired });
  });

  it.each(['fired', 'dropped'] as const)('that has %s stays so', (status) => {
    const timer = { ...pending, version: 1, status };
    expect(followOrder(timer, ended)).toEqual({ kind: 'nothing-to-do' });
    expect(followOrder(timer, live)).toEqual({ kind: 'nothing-to-do' });
    expect(ring(timer, fireAt)).toEqual({ kind: 'nothing-to-do' });
  });

  it('is never left pending by an order that has ended, and changes once at most, whatever comes when', () => {
    const step = fc.constantFrom('live', 'ended', 'ring-early', 'ring');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const seen: Timer[] = [];
        let timer: Timer | undefined;
        for (const each of steps) {
          const decision =
            each === 'live' || each === 'ended'
              ? followOrder(timer, each === 'live' ? live : ended)
              : timer && ring(timer, each === 'ring' ? fireAt : expiresAt);
          if (decision?.kind === 'become') timer = decision.timer;
          if (timer) seen.push(timer);
        }
        if (steps.includes('ended')) expect(timer?.status).not.toBe('pending');
        expect(timer?.version ?? 0).toBeLessThanOrEqual(1);
        const ends = seen.filter(({ status }) => status !== 'pending').map(({ status }) => status);
        expect(new Set(ends).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
