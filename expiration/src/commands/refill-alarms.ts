import type { Position } from '@ticketing/common/store/paging';
import type { Timers } from '../store/timers';
import type { Alarms } from '../timers/alarms';

const BATCH_MAX = 500;

/**
 * Gives every pending timer an alarm, the next due first; those that have one keep it. A Redis that
 * lost everything is filled again by this. @returns how many timers were looked at
 */
export type RefillAlarms = (signal?: AbortSignal) => Promise<number>;

export function createRefillAlarms({
  timers,
  alarms,
}: {
  timers: Timers;
  alarms: Pick<Alarms, 'set'>;
}): RefillAlarms {
  return async (signal) => {
    let looked = 0;
    let after: Position | undefined;
    for (;;) {
      const batch = await timers.findPending(BATCH_MAX, after);
      await alarms.set(batch);
      looked += batch.length;
      const last = batch.at(-1);
      if (!last || batch.length < BATCH_MAX || signal?.aborted) return looked;
      after = { value: last.fireAt.getTime(), id: last.id };
    }
  };
}
