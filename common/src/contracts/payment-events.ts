import { z } from 'zod';
import { amountMinor, currency, id, version } from './fields';

export const paymentStatus = z.enum([
  'pending',
  'requires_action',
  'succeeded',
  'failed',
  'cancelled',
  'refunding',
  'refunded',
  'refund_failed',
]);

export type PaymentStatus = z.infer<typeof paymentStatus>;

/** The full public state of a payment. */
export const paymentState = z.object({
  id,
  version,
  orderId: id,
  /** Stripe's id of the PaymentIntent, once there is one. */
  stripeId: z.string().optional(),
  amountMinor,
  currency,
  status: paymentStatus,
});

export type PaymentState = z.infer<typeof paymentState>;

export const paymentEvents = {
  /** A PaymentIntent is open for the order. */
  'payment:initiated': paymentState,
  /** The money was taken. */
  'payment:created': paymentState,
  /** The money went back in full. */
  'payment:refunded': paymentState,
} as const;
