import type { Reaction } from '@ticketing/common/messaging/subscriptions';
import type { TicketStore } from '../../store/ticket-store';

/** Keeps what tickets says of a listing; an older version than the stored one is nothing new. */
export function replicateTicket(deps: {
  tickets: Pick<TicketStore, 'apply'>;
}): Reaction<'ticket:created' | 'ticket:updated'> {
  return async ({ data }) => {
    const { id, version, title, priceMinor, currency, quantity, userId } = data;
    const ticket = { id, version, title, priceMinor, currency, quantity, userId };
    return (await deps.tickets.apply(ticket)) ? 'applied' : 'nothing-to-do';
  };
}
