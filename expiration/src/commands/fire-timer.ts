import { Unavailable } from '@ticketing/common/errors';
import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import { ring } from '../domain/timer';
import { timerEvents } from '../events/out/timer-events';
import type { TimerMetrics } from '../metrics';
import type { Timers } from '../store/timers';

const TRIES_MAX = 5;

export type FireOutcome = 'fired' | 'too-early' | 'nothing-to-do';

/** Fires a timer whose alarm rings: the document decides, the alarm only asks. */
export type FireTimer = (id: string) => Promise<FireOutcome>;

export function createFireTimer(deps: {
  timers: Timers;
  clock: Clock;
  checkpoint: Checkpoint;
  metrics: TimerMetrics;
}): FireTimer {
  const { timers, clock, checkpoint, metrics } = deps;
  return async (id) => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const before = await timers.find(id);
      if (!before) return 'nothing-to-do';
      const now = clock();
      const decision = ring(before, now);
      if (decision.kind !== 'become') return decision.kind;
      const { timer: after } = decision;
      const entries = timerEvents(after, now);
      if (!(await timers.replace({ before, after, entries }))) continue;
      metrics.fired(after, now);
      checkpoint('expiration:fired');
      return 'fired';
    }
    throw new Unavailable('a timer is changed by many at once');
  };
}
