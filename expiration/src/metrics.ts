import { BACKGROUND_BUCKETS_SECONDS, type Metrics } from '@ticketing/common/service/metrics';
import type { Timer } from './domain/timer';

const MS_PER_SECOND = 1_000;

/** What there is to count about timers. Each call stands for one write that was answered. */
export interface TimerMetrics {
  /** A timer was started, or left behind as dropped. */
  followed(timer: Timer): void;
  fired(timer: Timer, at: Date): void;
}

export function createTimerMetrics(metrics: Metrics): TimerMetrics {
  const count = metrics.counter({
    name: 'ticketing_timers_total',
    help: 'What became of timers',
    labels: { outcome: ['started', 'dropped', 'fired'] },
  });
  const observeLateness = metrics.histogram({
    name: 'ticketing_timer_lateness_seconds',
    help: 'From when a timer was due to when it fired',
    buckets: BACKGROUND_BUCKETS_SECONDS,
  });
  return {
    followed: ({ status }) => count({ outcome: status === 'dropped' ? 'dropped' : 'started' }),
    fired({ fireAt }, at) {
      count({ outcome: 'fired' });
      observeLateness({}, Math.max(0, at.getTime() - fireAt.getTime()) / MS_PER_SECOND);
    },
  };
}

/** Whether there is a connection to Redis. */
export function describeRedis(metrics: Metrics, isConnected: () => boolean): void {
  metrics.gauge(
    { name: 'ticketing_redis_connected', help: '1 while there is a connection to Redis' },
    () => (isConnected() ? 1 : 0),
  );
}
