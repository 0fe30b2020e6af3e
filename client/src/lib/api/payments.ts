import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { pageTrace } from '../page-trace';

const paymentSchema = z.object({
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
  clientSecret: z.string().optional(),
  publishableKey: z.string().optional(),
});

export type Payment = z.infer<typeof paymentSchema>;
export type PaymentStatus = Payment['status'];

export interface PaymentRequest {
  readonly orderId: string;
  /** Confirms on the server with this card; without it the browser confirms by itself. */
  readonly token?: string;
}

export async function createPayment(
  api: AxiosInstance,
  request: PaymentRequest,
  idempotencyKey: string,
): Promise<Payment> {
  const headers = { ...pageTrace(), 'idempotency-key': idempotencyKey };
  const { data } = await api.post<unknown>('/api/payments', request, { headers });
  return paymentSchema.parse(data);
}

export async function listPayments(
  api: AxiosInstance,
  orderId: string,
): Promise<readonly Payment[]> {
  const { data } = await api.get<unknown>('/api/payments', { params: { orderId } });
  return paymentSchema.array().parse(data);
}
