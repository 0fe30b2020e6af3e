import { pageParameters, requestedPage, sendPage } from '@ticketing/common/http/page-request';
import type { Route } from '@ticketing/common/http/route';
import { z } from 'zod';
import { pageQuery } from './page-query';
import { ownTicketSchema, ownTicketView } from './ticket-view';
import type { TicketsDeps } from './tickets-deps';

export const getOwnTickets: Route<TicketsDeps> = {
  method: 'get',
  path: '/api/tickets/mine',
  access: 'signed-in',
  summary: 'All tickets that you have put on sale, newest first',
  query: pageQuery,
  answers: {
    200: { description: 'A page; the next one is in `Link`', body: z.array(ownTicketSchema) },
    400: { description: 'A parameter is not valid' },
    401: { description: 'Nobody is signed in' },
  },
  checks: () => pageParameters(),
  handle:
    ({ listings }) =>
    async (request, response, { id }) => {
      const page = await listings.findOfSeller(id, requestedPage(request));
      sendPage({ request, response }, page, ownTicketView);
    },
};
