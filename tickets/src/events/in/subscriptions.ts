import type { Subscriptions } from '@ticketing/common/messaging/subscriptions';
import type { RecordReservation } from '../../commands/record-reservation';
import { recordReservationWhenOrderChanged } from './record-reservation-when-order-changed';

/** What tickets reacts to. */
export function createSubscriptions(recordReservation: RecordReservation): Subscriptions {
  const recordReservationOfOrder = recordReservationWhenOrderChanged(recordReservation);
  return {
    'order:created': [recordReservationOfOrder],
    'order:awaiting-payment': [recordReservationOfOrder],
    'order:completed': [recordReservationOfOrder],
    'order:cancelled': [recordReservationOfOrder],
    'order:payment-rejected': [recordReservationOfOrder],
  };
}
