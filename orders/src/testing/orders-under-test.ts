import type { PaymentState } from '@ticketing/common/contracts/payment-events';
import type { TicketState } from '@ticketing/common/contracts/ticket-events';
import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser, type TestUser } from '@ticketing/common/testing/session-cookie';
import { startTestService, type TestService } from '@ticketing/common/testing/test-service';
import request, { type Test } from 'supertest';
import { ordersService } from '../service';

export interface OrdersUnderTest extends TestService {
  /** Lets orders hear of a listing. */
  list(overrides?: Partial<TicketState>): Promise<TicketState>;
  buy(user: TestUser, body: object, headers?: Record<string, string>): Test;
  get(user: TestUser, path: string): Test;
  cancel(user: TestUser, orderId: string): Test;
  /** Tells orders that a payment succeeded. */
  pay(orderId: string, overrides?: Partial<PaymentState>): Promise<PaymentState>;
  /** An order of a new buyer, on a new listing unless one is given. */
  placed(options?: { ticket?: TicketState; buyer?: TestUser; quantity?: number }): Promise<{
    buyer: TestUser;
    ticket: TicketState;
    orderId: string;
  }>;
}

export function aTicket(overrides: Partial<TicketState> = {}): TicketState {
  return {
    id: newId(),
    version: 0,
    title: 'A concert',
    priceMinor: 1_999,
    currency: 'usd',
    quantity: 1,
    userId: newId(),
    ...overrides,
  };
}

export function aPayment(orderId: string, overrides: Partial<PaymentState> = {}): PaymentState {
  return {
    id: newId(),
    version: 1,
    orderId,
    amountMinor: 1_999,
    currency: 'usd',
    status: 'succeeded',
    ...overrides,
  };
}

/** Orders on a real store, and what tests do to it again and again. */
export async function startOrders(
  options: Parameters<typeof startTestService>[1] = {},
): Promise<OrdersUnderTest> {
  const service = await startTestService(ordersService, options);
  const { app, bus } = service;

  const buy: OrdersUnderTest['buy'] = (user, body, headers = {}) =>
    request(app).post('/api/orders').set('cookie', user.cookie).set(headers).send(body);

  async function list(overrides: Partial<TicketState> = {}): Promise<TicketState> {
    const ticket = aTicket(overrides);
    await bus.deliver(eventOf(ticket.version === 0 ? 'ticket:created' : 'ticket:updated', ticket));
    return ticket;
  }

  return {
    ...service,
    list,
    buy,
    get: (user, path) => request(app).get(path).set('cookie', user.cookie),
    cancel: (user, orderId) =>
      request(app).delete(`/api/orders/${orderId}`).set('cookie', user.cookie),
    async pay(orderId, overrides) {
      const payment = aPayment(orderId, overrides);
      await bus.deliver(eventOf('payment:created', payment));
      return payment;
    },
    async placed({ ticket, buyer = signedInUser(), quantity = 1 } = {}) {
      const listing = ticket ?? (await list());
      const answer = await buy(buyer, { ticketId: listing.id, quantity }).expect(201);
      return { buyer, ticket: listing, orderId: (answer.body as { id: string }).id };
    },
  };
}
