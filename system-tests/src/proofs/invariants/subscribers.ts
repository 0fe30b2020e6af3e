import type { EventType } from '@ticketing/common/contracts/catalogue';
import type { ServiceName } from '@ticketing/local/suite/ports';

const OF_ORDERS: readonly ServiceName[] = ['tickets', 'payments', 'expiration'];

/** Which services react to which events. A test holds it against their subscription tables. */
export const SUBSCRIBERS: Readonly<Record<EventType, readonly ServiceName[]>> = {
  'ticket:created': ['orders'],
  'ticket:updated': ['orders'],
  'order:created': OF_ORDERS,
  'order:awaiting-payment': OF_ORDERS,
  'order:completed': OF_ORDERS,
  'order:cancelled': OF_ORDERS,
  'order:payment-rejected': OF_ORDERS,
  'expiration:complete': ['orders'],
  'payment:initiated': ['orders'],
  'payment:created': ['orders'],
  'payment:refunded': [],
};

export function subscribersOf(type: string): readonly ServiceName[] {
  return (SUBSCRIBERS as Readonly<Record<string, readonly ServiceName[]>>)[type] ?? [];
}
