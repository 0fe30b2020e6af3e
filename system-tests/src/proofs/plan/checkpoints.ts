import type { ServiceName } from '@ticketing/local/suite/ports';

/** Every point of the product at which a proof ends a process, and the services that pass it. */
export const CHECKPOINTS: Readonly<Record<string, readonly ServiceName[]>> = {
  'outbox:written': ['tickets', 'orders', 'payments', 'expiration'],
  'outbox:published': ['tickets', 'orders', 'payments', 'expiration'],
  'consumer:between-reactions': ['payments'],
  'consumer:handled': ['tickets', 'orders', 'payments', 'expiration'],
  'shutdown:draining': ['tickets', 'orders', 'payments', 'expiration'],
  'payments:written-before-intent': ['payments'],
  'payments:intent-created': ['payments'],
  'payments:confirmed': ['payments'],
  'payments:intent-cancelled': ['payments'],
  'payments:refunded': ['payments'],
  'payments:webhook-recorded': ['payments'],
  'expiration:timer-written': ['expiration'],
  'expiration:fired': ['expiration'],
  'tickets:reservation-written': ['tickets'],
  'orders:placed': ['orders'],
  'orders:settled': ['orders'],
};
