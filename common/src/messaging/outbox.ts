import type { CatalogueEvent, EventData, EventType } from '../contracts/catalogue';
import { eventId } from '../contracts/envelope';
import type { OutgoingMessage } from './event-bus';

/** An event that waits in its aggregate's own document until the broker has it. */
export interface OutboxEntry<T extends EventType = EventType> {
  id: string;
  type: T;
  /** When the change was made. The sweeper looks for old ones by this field. */
  at: Date;
  /** The aggregate's version after the change. */
  version: number;
  data: EventData<T>;
  /** The span that made the change, as a traceparent: whoever publishes it, and when, goes on with that. */
  traceparent?: string;
}

/** An aggregate's id with the events that its document still holds. */
export interface PendingEvents {
  aggregateId: string;
  entries: readonly OutboxEntry[];
}

/** Both ends are outside of it; without one it has no end there. */
export interface TimeSpan {
  after?: Date;
  before?: Date;
}

/** The outboxes of one collection of aggregates. */
export interface Outbox {
  name: string;
  /** Takes confirmed events out of a document. Neither checks nor raises the aggregate's version. */
  clear(aggregateId: string, eventIds: readonly string[]): Promise<void>;
  /** Documents with an event of that span, oldest first, at most `limit`. Majority reads only. */
  findOverdue(span: TimeSpan, limit: number): Promise<PendingEvents[]>;
  /** How many documents have a non-empty outbox, counted up to `limit`. */
  count(limit: number): Promise<number>;
}

/** Makes the outbox entry of a change; its id follows from the change alone. */
export function outboxEntry<T extends EventType>(change: {
  type: T;
  aggregateId: string;
  version: number;
  at: Date;
  data: EventData<T>;
}): OutboxEntry<T> {
  const { aggregateId, ...entry } = change;
  return { id: eventId(aggregateId, change.version, change.type), ...entry };
}

/**
 * Puts an outbox entry into its CloudEvents envelope.
 *
 * @param traceparent of the span that sends it
 */
export function toEvent(
  entry: OutboxEntry,
  {
    aggregateId,
    source,
    traceparent,
  }: { aggregateId: string; source: string; traceparent?: string | undefined },
): CatalogueEvent {
  return {
    specversion: '1.0',
    id: entry.id,
    type: entry.type,
    source,
    subject: aggregateId,
    time: entry.at.toISOString(),
    datacontenttype: 'application/json',
    version: entry.version,
    ...(traceparent !== undefined && { traceparent }),
    data: entry.data,
  } as CatalogueEvent;
}

/** Serializes an event for the bus. */
export function toMessage(event: CatalogueEvent): OutgoingMessage {
  return { id: event.id, type: event.type, body: JSON.stringify(event) };
}
