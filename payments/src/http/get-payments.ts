import { pageParameters, requestedPage, sendPage } from '@ticketing/common/http/page-request';
import type { Route } from '@ticketing/common/http/route';
import { validQuery } from '@ticketing/common/http/validate';
import { ID_PATTERN } from '@ticketing/common/store/ids';
import { query } from 'express-validator';
import { z } from 'zod';
import { paymentSchema, paymentView } from './payment-view';
import type { PaymentsDeps } from './payments-deps';

export const getPayments: Route<PaymentsDeps> = {
  method: 'get',
  path: '/api/payments',
  access: 'signed-in',
  summary: 'The caller’s own payments of an order, newest first',
  query: z.object({
    orderId: z.string(),
    limit: z.string().optional(),
    cursor: z.string().optional(),
  }),
  answers: {
    200: {
      description: 'The payments; none where the order is somebody else’s',
      body: z.array(paymentSchema),
    },
    400: { description: 'A parameter is missing or not valid' },
    401: { description: 'Not signed in' },
  },
  checks: () => [
    query('orderId')
      .custom((value: unknown) => typeof value === 'string' && ID_PATTERN.test(value))
      .withMessage('Order id must be valid'),
    ...pageParameters(),
  ],
  handle:
    ({ payments }) =>
    async (request, response, { id: userId }) => {
      const { orderId = '' } = validQuery(request);
      const page = await payments.listOfOrder({ orderId, userId }, requestedPage(request));
      sendPage({ request, response }, page, paymentView);
    },
};
