import { outboxEntry, type OutboxEntry } from '@ticketing/common/messaging/outbox';
import type { TicketState } from '@ticketing/common/contracts/ticket-events';
import type { Listing } from '../../domain/listing';

function toPublicState(listing: Listing): TicketState {
  const { id, version, title, priceMinor, currency, quantity, userId } = listing;
  return { id, version, title, priceMinor, currency, quantity, userId };
}

/** The event that a listing's state stands for: the first version is its creation. */
export function ticketEvent(listing: Listing, at: Date): OutboxEntry {
  const { id: aggregateId, version } = listing;
  const type = version === 0 ? 'ticket:created' : 'ticket:updated';
  return outboxEntry({ type, aggregateId, version, at, data: toPublicState(listing) });
}
