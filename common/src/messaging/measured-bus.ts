import { REQUEST_BUCKETS_SECONDS, type Metrics } from '../service/metrics';
import type { EventType } from '../contracts/catalogue';
import type { EventBus } from './event-bus';

const MS_PER_SECOND = 1_000;

/**
 * The same bus; what is published through it is counted and measured.
 *
 * @param eventTypes what is published: no label has another value
 */
export function measurePublishing<Bus extends Pick<EventBus, 'publish' | 'status'>>(
  bus: Bus,
  metrics: Metrics,
  eventTypes: readonly EventType[],
): Bus {
  const labels = { event_type: eventTypes as readonly string[] };
  const count = metrics.counter({
    name: 'ticketing_events_published_total',
    help: 'Publishes that the broker confirmed, or did not',
    labels: { ...labels, outcome: ['confirmed', 'failed'] },
  });
  const observe = metrics.histogram({
    name: 'ticketing_event_publish_seconds',
    help: 'From handing an event to the broker to its confirmation',
    labels,
    buckets: REQUEST_BUCKETS_SECONDS,
  });
  metrics.gauge(
    { name: 'ticketing_bus_connected', help: '1 while there is a connection to the broker' },
    () => (bus.status() === 'connected' ? 1 : 0),
  );

  return {
    ...bus,
    async publish(message) {
      const startedAt = performance.now();
      const labelled = { event_type: message.type };
      try {
        await bus.publish(message);
      } catch (error) {
        count({ ...labelled, outcome: 'failed' });
        throw error;
      }
      observe(labelled, (performance.now() - startedAt) / MS_PER_SECOND);
      count({ ...labelled, outcome: 'confirmed' });
    },
  };
}
