import { eventually } from '@ticketing/common/testing/eventually';
import type { Answer, Person } from './person';

export interface TicketBody {
  id: string;
  available: number;
  quantity: number;
  orderId?: string;
  version: number;
}

export interface OrderBody {
  id: string;
  status: string;
  cancelReason?: string;
  expiresAt: string;
  quantity: number;
  paymentId?: string;
  completedAt?: string;
  rescued?: boolean;
  total: number;
  version: number;
}

export interface PaymentBody {
  id: string;
  status: string;
  amount: number;
  clientSecret?: string;
}

export interface ErrorsBody {
  errors: { message: string; field?: string }[];
}

/** What the shop hears of a moment later is asked for again, as the client does. */
async function onceHeard<B>(ask: () => Promise<Answer<B>>): Promise<Answer<B>> {
  return eventually(async () => {
    const answer = await ask();
    return answer.status === 404 ? false : answer;
  }) as Promise<Answer<B>>;
}

export async function list(seller: Person, quantity = 1, price = 20): Promise<TicketBody> {
  const answer = await seller.post<TicketBody>('/api/tickets', { title: 'Gig', price, quantity });
  expect(answer.status).toBe(201);
  return answer.body;
}

export function order(
  buyer: Person,
  ticketId: string,
  quantity = 1,
): Promise<Answer<OrderBody & ErrorsBody>> {
  return onceHeard(() => buyer.post('/api/orders', { ticketId, quantity }));
}

export async function placeOrder(buyer: Person, ticketId: string, quantity = 1) {
  const answer = await order(buyer, ticketId, quantity);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}

export function pay(
  buyer: Person,
  orderId: string,
  token?: string,
): Promise<Answer<PaymentBody & ErrorsBody>> {
  return onceHeard(() => buyer.post('/api/payments', { orderId, ...(token && { token }) }));
}

/** Waits until an order looks as expected. */
export function untilOrder(
  buyer: Person,
  orderId: string,
  expected: Partial<OrderBody>,
  timeoutMs = 15_000,
): Promise<void> {
  return eventually(
    async () => {
      expect((await buyer.get<OrderBody>(`/api/orders/${orderId}`)).body).toMatchObject(expected);
    },
    { timeoutMs },
  );
}

/** Waits until a listing looks as expected. */
export function untilTicket(
  anybody: Person,
  ticketId: string,
  expected: Partial<TicketBody>,
  timeoutMs = 15_000,
): Promise<void> {
  return eventually(
    async () => {
      const { body } = await anybody.get<TicketBody>(`/api/tickets/${ticketId}`);
      expect(body).toMatchObject(expected);
    },
    { timeoutMs },
  );
}

/** Waits until a payment of an order looks as expected. */
export function untilPayment(
  buyer: Person,
  orderId: string,
  expected: Partial<PaymentBody>,
  timeoutMs = 30_000,
): Promise<void> {
  return eventually(
    async () => {
      const { body } = await buyer.get<PaymentBody[]>(`/api/payments?orderId=${orderId}`);
      expect(body).toEqual(expect.arrayContaining([expect.objectContaining(expected)]));
    },
    { timeoutMs },
  );
}
