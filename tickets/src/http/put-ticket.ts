import type { Route } from '@ticketing/common/http/route';
import { bodyInteger, validBody } from '@ticketing/common/http/validate';
import { z } from 'zod';
import { checkTicketFields, ticketFields, toDraft } from './ticket-fields';
import { ticketSchema, ticketView } from './ticket-view';
import type { TicketsDeps } from './tickets-deps';

const ticketEdit = ticketFields.extend({
  version: z.int().min(0).optional().describe('The version that the seller looked at'),
});

export const putTicket: Route<TicketsDeps> = {
  method: 'put',
  path: '/api/tickets/:id',
  access: 'signed-in',
  summary: 'Change a ticket of your own',
  body: ticketEdit,
  answers: {
    200: { description: 'The ticket with its next version', body: ticketSchema },
    400: { description: 'A field is not valid, the ticket is reserved, or less than before' },
    401: { description: 'Nobody is signed in' },
    403: { description: "Somebody else's ticket, or asked for by another site" },
    404: { description: 'There is no such ticket' },
    409: { description: 'The ticket has changed since the version that was looked at' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
  },
  checks: ({ priceMinMinor }) => [
    ...checkTicketFields(priceMinMinor),
    bodyInteger('version', {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      message: 'Version must be a whole number',
      optional: true,
    }),
  ],
  handle:
    ({ editListing }) =>
    async (request, response, { id: userId }) => {
      const fields = validBody(request, ticketEdit);
      const edit = { ...toDraft(fields), version: fields.version };
      const id = String(request.params['id']);
      response.json(ticketView(await editListing({ id, userId, edit })));
    },
};
