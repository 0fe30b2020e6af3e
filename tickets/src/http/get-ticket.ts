import { NotFound } from '@ticketing/common/errors';
import type { Route } from '@ticketing/common/http/route';
import { ticketDetailsSchema, ticketDetailsView } from './ticket-view';
import type { TicketsDeps } from './tickets-deps';

export const getTicket: Route<TicketsDeps> = {
  method: 'get',
  path: '/api/tickets/:id',
  access: 'public',
  summary: 'One ticket, bought up or not',
  answers: {
    200: { description: 'The ticket', body: ticketDetailsSchema },
    404: { description: 'There is no such ticket' },
  },
  handle:
    ({ listings }) =>
    async (request, response) => {
      const listing = await listings.find(String(request.params['id']));
      if (!listing) throw new NotFound();
      response.json(ticketDetailsView(listing));
    },
};
