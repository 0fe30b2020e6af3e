import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import type { orderEvents } from '@ticketing/common/contracts/order-events';
import type { ReactionOutcome } from '@ticketing/common/messaging/subscriptions';
import type { RecordReservation } from '../../commands/record-reservation';
import { newReservation } from '../../domain/reservation';

type OrderEvent = CatalogueEvent<keyof typeof orderEvents>;

/** Every event of an order carries all of it, so that one reaction does for all. */
export function recordReservationWhenOrderChanged(recordReservation: RecordReservation) {
  return async ({ data: order }: OrderEvent): Promise<ReactionOutcome> => {
    const isNews = await recordReservation(
      newReservation({
        orderId: order.id,
        version: order.version,
        ticketId: order.ticket.id,
        quantity: order.quantity,
        priceMinor: order.ticket.priceMinor,
        status: order.status,
        expiresAt: new Date(order.expiresAt),
      }),
    );
    return isNews ? 'applied' : 'nothing-to-do';
  };
}
