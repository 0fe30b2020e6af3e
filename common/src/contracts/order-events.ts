import { z } from 'zod';
import { amountMinor, currency, id, instant, quantity, version } from './fields';

export const orderStatus = z.enum(['created', 'awaiting:payment', 'complete', 'cancelled']);
export const cancelReason = z.enum(['user', 'expired']);

export type OrderStatus = z.infer<typeof orderStatus>;
export type CancelReason = z.infer<typeof cancelReason>;

/** The full public state of an order. */
export const orderState = z.object({
  id,
  version,
  status: orderStatus,
  userId: id,
  createdAt: instant,
  expiresAt: instant,
  quantity,
  /** The listing as it was when the order was placed: this price is charged. */
  ticket: z.object({ id, title: z.string(), priceMinor: amountMinor, currency, version }),
  cancelReason: cancelReason.optional(),
  paymentId: id.optional(),
  /** Payments that orders will never accept. Payments refunds these, and only these. */
  rejectedPaymentIds: z.array(id),
});

export type OrderState = z.infer<typeof orderState>;

export const orderEvents = {
  'order:created': orderState,
  'order:awaiting-payment': orderState,
  'order:completed': orderState,
  'order:cancelled': orderState,
  'order:payment-rejected': orderState,
} as const;
