import { idempotentRequest } from '@ticketing/common/http/idempotency';
import type { Route } from '@ticketing/common/http/route';
import { bodyId, bodyInteger, validBody } from '@ticketing/common/http/validate';
import { body, type ValidationChain } from 'express-validator';
import { z } from 'zod';
import { orderSchema, orderView } from './order-view';
import type { OrdersDeps } from './orders-deps';

const bodySchema = z.object({
  ticketId: z.string(),
  quantity: z.int().positive().optional(),
  price: z.number().optional(),
});

/**
 * The price that the buyer saw: any number is a price to compare, whether anything costs so much or
 * not. One that JSON can write and a number can not hold (1e400) is none.
 */
function bodySeenPrice(field: string): ValidationChain {
  return body(field)
    .custom((value: unknown) => {
      if (Number.isFinite(value)) return true;
      throw new Error('Price must be a number');
    })
    .optional({ values: 'undefined' });
}

export const postOrders: Route<OrdersDeps> = {
  method: 'post',
  path: '/api/orders',
  access: 'signed-in',
  summary: 'Reserve units of a ticket',
  body: bodySchema,
  idempotent: true,
  answers: {
    201: { description: 'The order; its units are held until it expires', body: orderSchema },
    400: {
      description:
        'An input is not valid, the total is too high, too few units are left, or it is your own ticket',
    },
    401: { description: 'Nobody is signed in' },
    403: { description: 'The request comes from another site' },
    404: { description: 'No such ticket, or not heard of yet' },
    409: { description: 'The price has changed' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
    422: { description: 'The idempotency key was used with another body' },
  },
  checks: ({ unitsMax }) => [
    bodyId('ticketId', 'Ticket id must be valid'),
    bodyInteger('quantity', {
      min: 1,
      max: unitsMax,
      message: `Quantity must be a whole number from 1 to ${unitsMax}`,
      optional: true,
    }),
    bodySeenPrice('price'),
  ],
  handle:
    ({ placeOrder }) =>
    async (request, response, { id: buyerId }) => {
      const fields = validBody(request, bodySchema);
      const { ticketId, quantity = 1, price: seenPrice } = fields;
      const scope = { userId: buyerId, route: 'POST /api/orders' };
      const idempotent = idempotentRequest(request, scope, fields);
      const order = await placeOrder({ buyerId, ticketId, quantity, seenPrice, idempotent });
      response.status(201).json(orderView(order));
    },
};
