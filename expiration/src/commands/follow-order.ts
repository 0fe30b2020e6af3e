import { DuplicateKey, Unavailable } from '@ticketing/common/errors';
import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import { followOrder, type TimedOrder } from '../domain/timer';
import type { TimerMetrics } from '../metrics';
import type { Timers } from '../store/timers';
import type { Alarms } from '../timers/alarms';

const TRIES_MAX = 5;

/** Starts, drops or leaves the timer of an order. @returns whether anything was written */
export type FollowOrder = (order: TimedOrder) => Promise<boolean>;

export function createFollowOrder({
  timers,
  alarms,
  checkpoint,
  metrics,
}: {
  timers: Timers;
  alarms: Pick<Alarms, 'setSoon'>;
  checkpoint: Checkpoint;
  metrics: TimerMetrics;
}): FollowOrder {
  async function insertFirst(write: Promise<unknown>): Promise<boolean> {
    try {
      await write;
      return true;
    } catch (error) {
      if (error instanceof DuplicateKey) return false;
      throw error;
    }
  }

  return async (order) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const before = await timers.find(order.id);
      const decision = followOrder(before, order);
      if (decision.kind === 'nothing-to-do') return false;
      const { timer: after } = decision;
      const written = before
        ? await timers.replace({ before, after, entries: [] })
        : await insertFirst(timers.insert(after, []));
      if (!written) continue;
      metrics.followed(after);
      // The alarm of a dropped timer is left where it is: it rings and finds nothing to do.
      if (after.status === 'dropped') return true;
      checkpoint('expiration:timer-written');
      alarms.setSoon(after);
      return true;
    }
    throw new Unavailable('a timer is changed by many at once');
  };
}
