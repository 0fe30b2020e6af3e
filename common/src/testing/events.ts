import type { CatalogueEvent, EventData, EventType } from '../contracts/catalogue';
import { outboxEntry, toEvent } from '../messaging/outbox';

/** An event as its service would publish it. */
export function eventOf<T extends EventType>(
  type: T,
  data: EventData<T>,
  options: { aggregateId?: string; version?: number; at?: Date } = {},
): CatalogueEvent<T> {
  const state = data as { id?: string; orderId?: string; version?: number };
  const aggregateId = options.aggregateId ?? state.id ?? state.orderId ?? 'unknown';
  const version = options.version ?? state.version ?? 0;
  const at = options.at ?? new Date('2026-01-01T00:00:00.000Z');
  const entry = outboxEntry({ type, aggregateId, version, at, data });
  return toEvent(entry, { aggregateId, source: 'test' }) as CatalogueEvent<T>;
}
