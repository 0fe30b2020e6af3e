import type { AxiosInstance, AxiosResponse } from 'axios';
import { z } from 'zod';
import { pageTrace } from '../page-trace';
import type { Page } from './page';
import { readPage } from './page';

const orderSchema = z.object({
  id: z.string(),
  status: z.enum(['created', 'awaiting:payment', 'complete', 'cancelled']),
  cancelReason: z.enum(['user', 'expired']).optional(),
  userId: z.string().optional(),
  createdAt: z.string(),
  expiresAt: z.string(),
  quantity: z.number(),
  ticket: z.object({
    id: z.string(),
    title: z.string(),
    price: z.number(),
    currency: z.string(),
    version: z.number(),
  }),
  total: z.number(),
  currency: z.string(),
  paymentId: z.string().optional(),
  // An order that was completed before these were kept has neither.
  completedAt: z.string().optional(),
  rescued: z.boolean().optional(),
  traceparent: z.string().optional(),
  version: z.number(),
});

export type Order = z.infer<typeof orderSchema>;

/** What a list of orders can be narrowed to; `waiting` is neither paid nor cancelled yet. */
export const ORDER_FILTERS = ['waiting', 'complete', 'cancelled'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** What comes with the clock of the server that answered, where it told its time. */
interface Timed {
  readonly serverDate: string | undefined;
}

export interface TimedOrder extends Timed {
  readonly order: Order;
}

export interface TimedOrders extends Timed {
  readonly orders: readonly Order[];
}

export interface OrderRequest {
  readonly ticketId: string;
  readonly quantity: number;
  /** The price of one unit that the buyer saw. */
  readonly price: number;
}

export function parseOrder(json: string): Order {
  return orderSchema.parse(JSON.parse(json));
}

export async function placeOrder(
  api: AxiosInstance,
  request: OrderRequest,
  idempotencyKey: string,
): Promise<Order> {
  const headers = { 'idempotency-key': idempotencyKey };
  const { data } = await api.post<unknown>('/api/orders', request, { headers });
  return orderSchema.parse(data);
}

export async function getOrder(api: AxiosInstance, id: string): Promise<TimedOrder> {
  const response = await api.get<unknown>(`/api/orders/${encodeURIComponent(id)}`);
  return { order: orderSchema.parse(response.data), serverDate: dateOf(response) };
}

function dateOf({ headers }: AxiosResponse<unknown>): string | undefined {
  const date: unknown = headers['date'];
  return typeof date === 'string' ? date : undefined;
}

/** The newest of the orders that are neither paid nor cancelled yet. */
export async function latestWaitingOrders(api: AxiosInstance): Promise<TimedOrders> {
  const params = { status: 'waiting' satisfies OrderFilter };
  const response = await api.get<unknown>('/api/orders', { params });
  return { orders: readPage(orderSchema, response).items, serverDate: dateOf(response) };
}

export async function listOrders(
  api: AxiosInstance,
  query: { status?: OrderFilter | undefined; cursor?: string | undefined; limit?: number },
): Promise<Page<Order>> {
  return readPage(orderSchema, await api.get('/api/orders', { params: query }));
}

export async function listOrdersOfListing(
  api: AxiosInstance,
  query: { ticketId: string; cursor?: string | undefined },
): Promise<Page<Order>> {
  const params = { as: 'seller', ...query };
  return readPage(orderSchema, await api.get('/api/orders', { params }));
}

export async function cancelOrder(api: AxiosInstance, id: string): Promise<void> {
  await api.delete(`/api/orders/${encodeURIComponent(id)}`, { headers: pageTrace() });
}
