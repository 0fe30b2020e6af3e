import type { CatalogueEvent } from '../contracts/catalogue';
import type { SpanDescription } from '../tracing/tracing';
import type { OutboxEntry } from './outbox';

/** Source: https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ */
function messaging(event: { id: string; type: string }): Record<string, string> {
  return {
    'messaging.system': 'nats',
    'messaging.destination.name': event.type,
    'messaging.message.id': event.id,
  };
}

/** The sending of an event: a part of what made it. */
export function publishSpan(entry: OutboxEntry): SpanDescription {
  return {
    name: `publish ${entry.type}`,
    kind: 'producer',
    continues: entry.traceparent,
    attributes: {
      ...messaging(entry),
      'messaging.operation.name': 'publish',
      'messaging.operation.type': 'send',
    },
  };
}

/** The handling of an event by a group: it goes on with the sending of it. */
export function processSpan(event: CatalogueEvent, group: string): SpanDescription {
  return {
    name: `process ${event.type}`,
    kind: 'consumer',
    continues: event.traceparent,
    attributes: {
      ...messaging(event),
      'messaging.consumer.group.name': group,
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
    },
  };
}
