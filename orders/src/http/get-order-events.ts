import type { Route } from '@ticketing/common/http/route';
import { z } from 'zod';
import { orderIdOf } from './order-id';
import type { OrdersDeps } from './orders-deps';

export const getOrderEvents: Route<OrdersDeps> = {
  method: 'get',
  path: '/api/orders/:id/events',
  access: 'signed-in',
  summary: 'One of your orders, now and after each change, as server-sent events',
  answers: {
    200: {
      description: 'Events `order` with the order as data; ends after `complete` or `cancelled`',
      contentType: 'text/event-stream',
      body: z.string(),
    },
    401: { description: 'Nobody is signed in' },
    403: { description: "Somebody else's order" },
    404: { description: 'No such order' },
    503: { description: 'Too many orders are watched here; see `Retry-After`' },
  },
  handle:
    ({ findOrder, streams }) =>
    async (request, response, { id: userId }) => {
      const order = await findOrder({ orderId: orderIdOf(request), userId });
      streams.open(order, response);
    },
};
