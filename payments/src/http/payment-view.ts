import { toDecimal } from '@ticketing/common/money';
import { z } from 'zod';
import type { Payment } from '../domain/payment';

export const paymentSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  status: z.enum([
    'pending',
    'requires_action',
    'succeeded',
    'failed',
    'cancelled',
    'refunding',
    'refunded',
    'refund_failed',
  ]),
  amount: z.number(),
  currency: z.string(),
  createdAt: z.string(),
});

/** With what a browser needs to go on with Stripe itself. */
export const startedPaymentSchema = paymentSchema.extend({
  clientSecret: z.string().optional(),
  publishableKey: z.string().optional(),
});

export function paymentView(payment: Payment): z.infer<typeof paymentSchema> {
  const { id, orderId, status, amountMinor, currency, createdAt } = payment;
  const amount = toDecimal(amountMinor);
  return { id, orderId, status, amount, currency, createdAt: createdAt.toISOString() };
}

/** The payment, and while it is open what the browser needs to pay or to authenticate. */
export function startedPaymentView(
  payment: Payment,
  publishableKey: string,
): z.infer<typeof startedPaymentSchema> {
  const { clientSecret } = payment;
  return { ...paymentView(payment), ...(clientSecret && { clientSecret, publishableKey }) };
}
