import type { LogFields } from '../service/log-context';

/**
 * What the lines about an event are found by: its id, which begins with that of its aggregate, and the
 * order that it is about. Who looks for an order finds both, in every service.
 */
export function idsOf({ id, data }: { id: string; data: object }): LogFields {
  const orderId = 'orderId' in data ? data.orderId : undefined;
  return { eventId: id, ...(typeof orderId === 'string' && { orderId }) };
}
