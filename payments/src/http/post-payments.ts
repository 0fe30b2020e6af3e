import { idempotentRequest } from '@ticketing/common/http/idempotency';
import type { Route } from '@ticketing/common/http/route';
import { bodyId, validBody } from '@ticketing/common/http/validate';
import { body } from 'express-validator';
import { z } from 'zod';
import { paymentView, startedPaymentSchema, startedPaymentView } from './payment-view';
import type { PaymentsDeps } from './payments-deps';

const ROUTE = 'post /api/payments';
/** A token of Stripe.js, or a payment method. */
const CARD = /^(tok|pm)_[A-Za-z0-9_]{1,250}$/;

const paymentRequest = z.object({ orderId: z.string(), token: z.string().optional() });

export const postPayments: Route<PaymentsDeps> = {
  method: 'post',
  path: '/api/payments',
  access: 'signed-in',
  summary: 'Open the intent of an order, or pay it with a token',
  body: paymentRequest,
  idempotent: true,
  answers: {
    201: {
      description:
        'The payment; with what the browser needs where Stripe is to be gone on with there',
      body: startedPaymentSchema,
    },
    400: { description: 'A field is not valid, or the order can not be paid any more' },
    401: { description: 'Not signed in' },
    402: { description: 'Declined, with the message of the issuer; the order can be paid again' },
    403: { description: 'The order is somebody else’s, or asked for by another site' },
    404: { description: 'There is no such order, or it was not heard of yet' },
    409: { description: 'A payment is in progress' },
    413: { description: 'The body is too large' },
    415: { description: 'The body is not JSON' },
    422: { description: 'The idempotency key was used with another body' },
  },
  checks: () => [
    bodyId('orderId', 'Order id must be valid'),
    body('token')
      .custom((value: unknown) => typeof value === 'string' && CARD.test(value))
      .withMessage('Token must be valid')
      .optional({ values: 'undefined' }),
  ],
  handle:
    ({ startPayment, publishableKey }) =>
    async (request, response, { id: userId }) => {
      const asked = validBody(request, paymentRequest);
      const keyed = idempotentRequest(request, { userId, route: ROUTE }, asked);
      const payment = await startPayment({
        ...asked,
        userId,
        request: keyed && { id: keyed.id, bodyHash: keyed.bodyHash },
      });
      const goesOn = asked.token === undefined || payment.status === 'requires_action';
      const view = goesOn ? startedPaymentView(payment, publishableKey) : paymentView(payment);
      response.status(201).json(view);
    },
};
