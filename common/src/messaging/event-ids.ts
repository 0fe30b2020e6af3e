import type { LogFields } from '../service/log-context';
import type { OutboxEntry } from './outbox';

function orderIdOf({ type, data }: Pick<OutboxEntry, 'type' | 'data'>): string | undefined {
  if (type.startsWith('order:') && 'id' in data) return data.id;
  return 'orderId' in data ? data.orderId : undefined;
}

/**
 * What the lines about an event are found by: its id, which begins with that of its aggregate, and the
 * order that it is about. Who looks for an order finds both, in every service.
 */
export function idsOf(event: Pick<OutboxEntry, 'id' | 'type' | 'data'>): LogFields {
  const orderId = orderIdOf(event);
  return { eventId: event.id, ...(orderId !== undefined && { orderId }) };
}
