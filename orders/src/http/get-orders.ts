import { pageParameters, requestedPage, sendPage } from '@ticketing/common/http/page-request';
import type { Route } from '@ticketing/common/http/route';
import { queryId, queryParameter, validQuery } from '@ticketing/common/http/validate';
import { z } from 'zod';
import { isStatusGroup, STATUS_GROUPS } from '../domain/status-group';
import type { OrdersOf } from '../store/order-queries';
import { orderSchema, orderView, sellerOrderSchema, sellerOrderView } from './order-view';
import type { OrdersDeps } from './orders-deps';

/** The orders that a checked query asks for. */
function askedFor(query: Partial<Record<string, string>>, userId: string): OrdersOf {
  const { as, ticketId, status } = query;
  const narrowed = isStatusGroup(status) ? { status } : {};
  if (as === undefined) return { buyerId: userId, ...narrowed };
  return { sellerId: userId, ...(ticketId !== undefined && { ticketId }), ...narrowed };
}

export const getOrders: Route<OrdersDeps> = {
  method: 'get',
  path: '/api/orders',
  access: 'signed-in',
  summary: 'Your orders, or those on your listings, newest first',
  query: z.object({
    as: z.literal('seller').optional(),
    ticketId: z.string().optional(),
    status: z
      .enum(Object.keys(STATUS_GROUPS))
      .optional()
      .describe('`waiting`: `created` or `awaiting:payment`, neither paid nor cancelled yet'),
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
    queryParameter('status', isStatusGroup, 'Status must be waiting, complete or cancelled'),
    ...pageParameters(),
  ],
  handle:
    ({ orders }) =>
    async (request, response, { id: userId }) => {
      const query = validQuery(request);
      const page = await orders.page(askedFor(query, userId), requestedPage(request));
      const view = query['as'] === undefined ? orderView : sellerOrderView;
      sendPage({ request, response }, page, view);
    },
};
