import type { Route } from '@ticketing/common/http/route';
import { orderIdOf } from './order-id';
import type { OrdersDeps } from './orders-deps';

export const deleteOrder: Route<OrdersDeps> = {
  method: 'delete',
  path: '/api/orders/:id',
  access: 'signed-in',
  summary: 'Cancel one of your orders',
  answers: {
    204: { description: 'The order is cancelled; its units are free at once' },
    400: { description: 'The order is complete' },
    401: { description: 'Nobody is signed in' },
    403: { description: "Somebody else's order, or the request comes from another site" },
    404: { description: 'No such order' },
    413: { description: 'There is a body and it is too large' },
    415: { description: 'There is a body and it is not JSON' },
  },
  handle:
    ({ cancelOrder }) =>
    async (request, response, { id: userId }) => {
      await cancelOrder({ orderId: orderIdOf(request), userId });
      response.status(204).end();
    },
};
