import { withParams } from './ticket-filters';

/** Of the section of a ticket's page in which its seller finds the orders. */
export const LISTING_ORDERS_ID = 'listing-orders';

/** Where a page of a listing's orders is; the first one without a cursor. */
export function listingOrdersPath(ticketId: string, cursor?: string): string {
  return `${withParams(`/tickets/${ticketId}`, {}, { cursor })}#${LISTING_ORDERS_ID}`;
}
