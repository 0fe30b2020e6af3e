import { BusUnavailable } from '../errors';
import { eventOf } from '../testing/events';
import { createMemoryBus } from '../testing/memory-bus';
import { createTestMetrics } from '../testing/metrics';
import { measurePublishing } from './measured-bus';
import { toMessage } from './outbox';

const TYPE = 'expiration:complete';
const message = toMessage(eventOf(TYPE, { orderId: 'a'.repeat(24) }));

describe('a bus that is measured', () => {
  it('counts what was confirmed, and what was not, and passes both on', async () => {
    const metrics = createTestMetrics();
    const memory = createMemoryBus();
    const bus = measurePublishing(memory, metrics, [TYPE]);
    await bus.publish(message);
    memory.goAway();
    await expect(bus.publish(message)).rejects.toThrow(BusUnavailable);
    const published = (outcome: string) =>
      metrics.value('ticketing_events_published_total', { event_type: TYPE, outcome });
    expect(await published('confirmed')).toBe(1);
    expect(await published('failed')).toBe(1);
    const labels = { event_type: TYPE };
    expect(await metrics.value('ticketing_event_publish_seconds_count', labels)).toBe(1);
    expect(memory.published()).toHaveLength(1);
  });

  it('counts from 0, as a first increase from nothing is invisible to Prometheus', async () => {
    const metrics = createTestMetrics();
    measurePublishing(createMemoryBus(), metrics, [TYPE]);
    for (const outcome of ['confirmed', 'failed']) {
      const labels = { event_type: TYPE, outcome };
      expect(await metrics.value('ticketing_events_published_total', labels)).toBe(0);
    }
  });

  it('tells whether there is a connection', async () => {
    const metrics = createTestMetrics();
    const memory = createMemoryBus();
    measurePublishing(memory, metrics, [TYPE]);
    expect(await metrics.value('ticketing_bus_connected')).toBe(1);
    memory.goAway();
    expect(await metrics.value('ticketing_bus_connected')).toBe(0);
  });
});
