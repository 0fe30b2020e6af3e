import type { Route } from '@ticketing/common/http/route';
import { z } from 'zod';
import type { PaymentsDeps } from './payments-deps';

export const postWebhook: Route<PaymentsDeps> = {
  method: 'post',
  path: '/api/payments/webhook',
  access: 'machine',
  summary: 'For Stripe only: tells what became of intents and refunds',
  answers: {
    200: { description: 'Taken, or nothing to do', body: z.object({ received: z.literal(true) }) },
    400: { description: 'The signature is not valid, or too old' },
    413: { description: 'The body is too large' },
  },
  handle:
    ({ stripe, recordStripeEvent, clock, checkpoint }) =>
    async (request, response) => {
      const body: unknown = request.body;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const event = stripe.readEvent(bytes, request.get('stripe-signature'), clock());
      if (await recordStripeEvent(event)) checkpoint('payments:webhook-recorded');
      response.json({ received: true });
    },
};
