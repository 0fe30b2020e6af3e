import type { Route } from '@ticketing/common/http/route';
import { orderIdOf } from './order-id';
import { orderSchema, orderView } from './order-view';
import type { OrdersDeps } from './orders-deps';

export const getOrder: Route<OrdersDeps> = {
  method: 'get',
  path: '/api/orders/:id',
  access: 'signed-in',
  summary: 'One of your orders',
  answers: {
    200: { description: 'The order', body: orderSchema },
    401: { description: 'Nobody is signed in' },
    403: { description: "Somebody else's order" },
    404: { description: 'No such order' },
  },
  handle:
    ({ findOrder }) =>
    async (request, response, { id: userId }) => {
      const order = await findOrder({ orderId: orderIdOf(request), userId });
      response.json(orderView(order));
    },
};
