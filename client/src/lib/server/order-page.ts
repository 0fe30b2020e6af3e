import type { Order } from '../api/orders';
import type { Payment } from '../api/payments';
import { listPayments } from '../api/payments';
import { serverApi } from './api';
import { orderOr404 } from './data';

interface OrderPageData {
  readonly order: Order;
  readonly payments: readonly Payment[];
  readonly renderedAtMs: number;
}

/** What both pages of an order begin with. */
export async function loadOrderPage(id: string): Promise<OrderPageData> {
  const [{ order, serverDate }, payments] = await Promise.all([orderOr404(id), paymentsOf(id)]);
  const dateMs = serverDate === undefined ? Number.NaN : Date.parse(serverDate);
  return { order, payments, renderedAtMs: Number.isNaN(dateMs) ? Date.now() : dateMs };
}

/** Without payments the order can still be shown; the browser asks for them again. */
async function paymentsOf(orderId: string): Promise<readonly Payment[]> {
  try {
    return await listPayments(await serverApi(), orderId);
  } catch {
    return [];
  }
}
