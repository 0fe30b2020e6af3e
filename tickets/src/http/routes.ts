import type { Route } from '@ticketing/common/http/route';
import { getOwnTickets } from './get-own-tickets';
import { getTicket } from './get-ticket';
import { getTickets } from './get-tickets';
import { postTickets } from './post-tickets';
import { putTicket } from './put-ticket';
import type { TicketsDeps } from './tickets-deps';

/** What can be asked of tickets. `mine` comes before `:id`, which would take it for one. */
export const routes: readonly Route<TicketsDeps>[] = [
  postTickets,
  getTickets,
  getOwnTickets,
  getTicket,
  putTicket,
];
