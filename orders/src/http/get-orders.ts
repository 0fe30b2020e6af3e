import { pageParameters, requestedPage, sendPage } from '@ticketing/common/http/page-request';
import type { Route } from '@ticketing/common/http/route';
import { queryId, queryParameter, validQuery } from '@ticketing/common/http/validate';
import { z } from 'zod';
import { orderSchema, orderView, sellerOrderSchema, sellerOrderView } from './order-view';
import type { OrdersDeps } from './orders-deps';

export const getOrders: Route<OrdersDeps> = {
  method: 'get',
  path: '/api/orders',
  access: 'signed-in',
  summary: 'Your orders, or those on your listings, newest first',
  query: z.object({
    as: z.literal('seller').optional(),
    ticketId: z.string().optional(),
    limit: z.int().min(1).max(100).optional(),
    cursor: z.string().optional(),
  }),
  answers: {
    200: {
      description: 'Orders; as a seller without `userId` and `paymentId`',
      body: z.array(z.union([orderSchema, sellerOrderSchema])),
    },
    400: { description: 'A parameter is not valid' },
    401: { description: 'Nobody is signed in' },
  },
  checks: () => [
    queryParameter('as', (value) => value === 'seller', 'As must be seller'),
    queryId('ticketId', 'Ticket id must be valid'),
    ...pageParameters(),
  ],
  handle:
    ({ orders }) =>
    async (request, response, { id: userId }) => {
      const { as, ticketId } = validQuery(request);
      const page = requestedPage(request);
      if (as === undefined) {
        const own = await orders.page({ buyerId: userId }, page);
        return sendPage({ request, response }, own, orderView);
      }
      const narrowed = ticketId === undefined ? {} : { ticketId };
      const sold = await orders.page({ sellerId: userId, ...narrowed }, page);
      return sendPage({ request, response }, sold, sellerOrderView);
    },
};
