import { testClock } from '../testing/clock';
import { eventOf } from '../testing/events';
import { createTestMetrics } from '../testing/metrics';
import { createConsumerMetrics } from './consumer-metrics';
import type { Delivery } from './event-bus';

const TYPE = 'expiration:complete';
const occurredAt = new Date('2026-01-01T12:00:00.000Z');
const event = eventOf(TYPE, { orderId: 'a'.repeat(24) }, { at: occurredAt });
const labels = { event_type: TYPE };

function setUp() {
  const metrics = createTestMetrics();
  const clock = testClock(new Date(occurredAt.getTime() + 3_000));
  const eventTypes = [TYPE];
  const { begin } = createConsumerMetrics(metrics, { eventTypes, clock: clock.now });
  const deliver = (redelivered = false) =>
    begin({ type: TYPE, body: '', redelivered, signal: AbortSignal.abort() } satisfies Delivery);
  return { metrics, clock, deliver };
}

describe('the metrics of a consumer', () => {
  it('tell how long after it occurred an event was handled', async () => {
    const { metrics, deliver } = setUp();
    deliver().end('applied', event);
    deliver().end('nothing_to_do', event);
    expect(await metrics.value('ticketing_event_lag_seconds_count', labels)).toBe(2);
    expect(await metrics.value('ticketing_event_lag_seconds_sum', labels)).toBe(6);
  });

  it('take a clock that is behind for no lag at all', async () => {
    const { metrics, clock, deliver } = setUp();
    clock.set(new Date(occurredAt.getTime() - 50));
    deliver().end('applied', event);
    expect(await metrics.value('ticketing_event_lag_seconds_sum', labels)).toBe(0);
  });

  it('take no republished event, nor one that was not handled, for lag', async () => {
    const { metrics, deliver } = setUp();
    deliver().end('applied', { ...event, id: `${event.id}:r1` });
    deliver().end('retry', event);
    deliver().end('parked', event);
    expect(await metrics.value('ticketing_event_lag_seconds_count', labels)).toBe(0);
    expect(await metrics.value('ticketing_event_handling_seconds_count', labels)).toBe(3);
  });

  it('count deliveries by what became of them, redeliveries and waits', async () => {
    const { metrics, deliver } = setUp();
    deliver().end('parked');
    const again = deliver(true);
    again.waits();
    again.waits();
    again.end('applied', event);
    const handled = (outcome: string) =>
      metrics.value('ticketing_events_handled_total', { ...labels, outcome });
    expect(await handled('parked')).toBe(1);
    expect(await handled('applied')).toBe(1);
    expect(await handled('retry')).toBe(0);
    expect(await metrics.value('ticketing_event_redeliveries_total', labels)).toBe(1);
    expect(await metrics.value('ticketing_event_waits_total', labels)).toBe(2);
  });
});
