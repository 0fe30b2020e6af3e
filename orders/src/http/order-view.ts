import { cancelReason, orderStatus } from '@ticketing/common/contracts/order-events';
import { multiply, toDecimal } from '@ticketing/common/money';
import { z } from 'zod';
import type { Order } from '../domain/order';

const id = z.string().regex(/^[0-9a-f]{24}$/);
const instant = z.iso.datetime({ precision: 3 });
const currency = z.string().regex(/^[a-z]{3}$/);

/** An order as a seller may see it: not who bought it, nor with which payment. */
export const sellerOrderSchema = z.object({
  id,
  status: orderStatus,
  cancelReason: cancelReason.optional(),
  createdAt: instant,
  expiresAt: instant,
  completedAt: instant
    .optional()
    .describe('There when complete; not known of orders from before it was kept'),
  rescued: z
    .boolean()
    .optional()
    .describe('Whether it had expired before its payment came; there with `completedAt`'),
  quantity: z.int().positive(),
  ticket: z.object({
    id,
    title: z.string(),
    price: z.number(),
    currency,
    version: z.int().nonnegative(),
  }),
  total: z.number(),
  currency,
  version: z.int().nonnegative(),
});

/** An order as its buyer sees it. */
export const orderSchema = sellerOrderSchema.extend({
  userId: id,
  paymentId: id.optional(),
  traceparent: z
    .string()
    .optional()
    .describe(
      'Where it is traced: sent along with what is asked about the order, it joins its trace',
    ),
});

function completionView(order: Order): { completedAt?: string; rescued?: boolean } {
  if (order.status !== 'complete') return {};
  const { completedAt, rescued } = order;
  return {
    ...(completedAt && { completedAt: completedAt.toISOString() }),
    ...(rescued !== undefined && { rescued }),
  };
}

export function sellerOrderView(order: Order): z.infer<typeof sellerOrderSchema> {
  const { ticket, quantity } = order;
  const { priceMinor, ...pinned } = ticket;
  return {
    id: order.id,
    status: order.status,
    ...(order.status === 'cancelled' && { cancelReason: order.cancelReason }),
    createdAt: order.createdAt.toISOString(),
    expiresAt: order.expiresAt.toISOString(),
    ...completionView(order),
    quantity,
    ticket: { ...pinned, price: toDecimal(priceMinor) },
    total: toDecimal(multiply(priceMinor, quantity)),
    currency: ticket.currency,
    version: order.version,
  };
}

export function orderView(order: Order): z.infer<typeof orderSchema> {
  return {
    ...sellerOrderView(order),
    userId: order.userId,
    ...(order.status === 'complete' && { paymentId: order.paymentId }),
    ...(order.traceparent && { traceparent: order.traceparent }),
  };
}
