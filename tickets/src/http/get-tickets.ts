import type { Request } from 'express';
import { pageParameters, requestedPage, sendPage } from '@ticketing/common/http/page-request';
import type { Route } from '@ticketing/common/http/route';
import { validQuery } from '@ticketing/common/http/validate';
import { z } from 'zod';
import { checkSearch, isSortValue, searchOf, searchParameters, sortOf } from './search-query';
import { pageQuery } from './page-query';
import { ticketSchema, ticketView } from './ticket-view';
import type { TicketsDeps } from './tickets-deps';

export const getTickets: Route<TicketsDeps> = {
  method: 'get',
  path: '/api/tickets',
  access: 'public',
  summary: 'What can be bought now',
  query: searchParameters.extend(pageQuery.shape),
  answers: {
    200: { description: 'A page; the next one is in `Link`', body: z.array(ticketSchema) },
    400: { description: 'A parameter is not valid' },
  },
  checks: () => [...checkSearch(), ...pageParameters(sortOf, isSortValue)],
  handle:
    ({ listings }) =>
    async (request: Request, response) => {
      const criteria = searchOf(validQuery(request));
      const page = await listings.search(criteria, requestedPage(request));
      sendPage({ request, response, sort: criteria.sort }, page, ticketView);
    },
};
