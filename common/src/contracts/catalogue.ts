import type { z } from 'zod';
import type { Envelope } from './envelope';
import { expirationEvents } from './expiration-events';
import { orderEvents } from './order-events';
import { paymentEvents } from './payment-events';
import { ticketEvents } from './ticket-events';

/**
 * Every event of the suite: type → schema of its data. An additive change keeps the type; a breaking
 * one is a new type. Fields that a schema does not know are ignored.
 */
export const catalogue = {
  ...ticketEvents,
  ...orderEvents,
  ...expirationEvents,
  ...paymentEvents,
} as const;

export type Catalogue = typeof catalogue;
export type EventType = keyof Catalogue;
export type EventData<T extends EventType> = z.infer<Catalogue[T]>;

/** An event whose type is known and whose data was checked against the catalogue. */
export type CatalogueEvent<T extends EventType = EventType> = {
  [K in T]: Omit<Envelope, 'type' | 'data'> & { type: K; data: EventData<K> };
}[T];

/** The types of some events of the catalogue, in its order. */
export function typesOf<E extends Partial<Catalogue>>(events: E): readonly (keyof E & EventType)[] {
  return Object.keys(events) as (keyof E & EventType)[];
}

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(catalogue, type);
}
