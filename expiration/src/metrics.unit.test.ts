import { createTestMetrics } from '@ticketing/common/testing/metrics';
import type { Timer } from './domain/timer';
import { createTimerMetrics, describeRedis } from './metrics';

const fireAt = new Date('2026-01-01T12:15:00.500Z');
const timer: Timer = { id: 'a'.repeat(24), version: 0, status: 'pending', fireAt };

describe('the metrics of timers', () => {
  it('count what became of them, and how late they fired', async () => {
    const metrics = createTestMetrics();
    const counts = createTimerMetrics(metrics);
    const outcome = (name: string) => metrics.value('ticketing_timers_total', { outcome: name });
    counts.followed(timer);
    counts.followed({ ...timer, status: 'dropped' });
    counts.fired(timer, new Date(fireAt.getTime() + 250));
    for (const name of ['started', 'dropped', 'fired']) expect(await outcome(name)).toBe(1);
    expect(await metrics.value('ticketing_timer_lateness_seconds_sum')).toBe(0.25);
  });

  it('tell whether Redis is there', async () => {
    const metrics = createTestMetrics();
    let isConnected = true;
    describeRedis(metrics, () => isConnected);
    expect(await metrics.value('ticketing_redis_connected')).toBe(1);
    isConnected = false;
    expect(await metrics.value('ticketing_redis_connected')).toBe(0);
  });
});
