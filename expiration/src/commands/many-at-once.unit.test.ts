import { DuplicateKey, Unavailable } from '@ticketing/common/errors';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { noMetrics } from '@ticketing/common/service/metrics';
import type { Timer } from '../domain/timer';
import type { Timers } from '../store/timers';
import { createFireTimer } from './fire-timer';
import { createFollowOrder } from './follow-order';
import { createTimerMetrics } from '../metrics';

const fireAt = new Date('2026-01-01T12:15:00.500Z');
const pending: Timer = { id: 'a'.repeat(24), version: 0, status: 'pending', fireAt };
const order = { id: pending.id, isLive: true, expiresAt: fireAt };
const alarms = { setSoon: () => undefined };
const clock = () => fireAt;
const checkpoint = noCheckpoint;
const metrics = createTimerMetrics(noMetrics);

/** A store in which somebody else is always first. */
const contended = (found: Timer | undefined, onInsert: Error): Timers => ({
  find: () => Promise.resolve(found),
  insert: () => Promise.reject(onInsert),
  replace: () => Promise.resolve(false),
  projection: {},
  toState: () => pending,
  findPending: () => Promise.resolve([]),
});
const taken = new DuplicateKey('taken');

describe('a timer that others change again and again', () => {
  it('is given up for now, after a bounded number of tries', async () => {
    const fire = createFireTimer({ timers: contended(pending, taken), clock, checkpoint, metrics });
    await expect(fire(pending.id)).rejects.toThrow(Unavailable);
    const drop = createFollowOrder({
      timers: contended(pending, taken),
      alarms,
      checkpoint,
      metrics,
    });
    await expect(drop({ ...order, isLive: false })).rejects.toThrow(Unavailable);
    const start = createFollowOrder({
      timers: contended(undefined, taken),
      alarms,
      checkpoint,
      metrics,
    });
    await expect(start(order)).rejects.toThrow(Unavailable);
  });

  it('does not hide another failure of the store', async () => {
    const broken = new Error('broken');
    const start = createFollowOrder({
      timers: contended(undefined, broken),
      alarms,
      checkpoint,
      metrics,
    });
    await expect(start(order)).rejects.toBe(broken);
  });
});
