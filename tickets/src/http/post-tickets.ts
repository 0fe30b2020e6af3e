import { idempotentRequest } from '@ticketing/common/http/idempotency';
import type { Route } from '@ticketing/common/http/route';
import { validBody } from '@ticketing/common/http/validate';
import { checkTicketFields, ticketFields, toDraft } from './ticket-fields';
import { ticketSchema, ticketView } from './ticket-view';
import type { TicketsDeps } from './tickets-deps';

export const postTickets: Route<TicketsDeps> = {
  method: 'post',
  path: '/api/tickets',
  access: 'signed-in',
  summary: 'Put tickets on sale',
  body: ticketFields,
  idempotent: true,
  answers: {
    201: { description: 'The ticket; the same again for a repeated key', body: ticketSchema },
    400: { description: 'A field, or the idempotency key, is not valid' },
    401: { description: 'Nobody is signed in' },
    403: { description: 'Asked for by another site' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
    422: { description: 'The idempotency key was used with another body' },
  },
  checks: ({ priceMinMinor }) => checkTicketFields(priceMinMinor),
  handle:
    ({ createListing }) =>
    async (request, response, { id: userId }) => {
      const fields = validBody(request, ticketFields);
      const scope = { userId, route: 'POST /api/tickets' };
      const idempotent = idempotentRequest(request, scope, fields);
      const listing = await createListing({ userId, draft: toDraft(fields), idempotent });
      response.status(201).json(ticketView(listing));
    },
};
