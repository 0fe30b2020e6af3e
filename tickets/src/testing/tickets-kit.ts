import type { OrderState } from '@ticketing/common/contracts/order-events';
import { documentedAnswers } from '@ticketing/common/testing/documented-answers';
import { eventOf } from '@ticketing/common/testing/events';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { newId } from '@ticketing/common/store/ids';
import { startTestService } from '@ticketing/common/testing/test-service';
import request, { type Response } from 'supertest';
import type { z } from 'zod';
import { routes } from '../http/routes';
import type { ownTicketSchema, ticketSchema } from '../http/ticket-view';
import { ticketsService } from '../service';

export type TicketBody = z.infer<typeof ticketSchema>;
export type OwnTicketBody = z.infer<typeof ownTicketSchema>;

export const WINDOW_MS = 900_000;

type OrderEventType = Extract<Parameters<typeof eventOf>[0], `order:${string}`>;

const typeOfStatus: Record<OrderState['status'], OrderEventType> = {
  created: 'order:created',
  'awaiting:payment': 'order:awaiting-payment',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
};

/** The body of an answer, whose schema the kit has checked. */
export function ticketIn({ body }: Response): TicketBody {
  return body as TicketBody;
}

export function ticketsIn({ body }: Response): TicketBody[] {
  return body as TicketBody[];
}

export function ownTicketsIn({ body }: Response): OwnTicketBody[] {
  return body as OwnTicketBody[];
}

/** The errors of an answer. */
export function errorsOf({ body }: Response): { message: string; field?: string }[] {
  return (body as { errors: { message: string; field?: string }[] }).errors;
}

/** An order's state as orders would publish it. */
export function orderOf(ticket: { id: string }, overrides: Partial<OrderState> = {}): OrderState {
  return {
    id: newId(),
    version: 0,
    status: 'created',
    userId: newId(),
    createdAt: '2026-01-01T12:00:00.000Z',
    expiresAt: '2026-01-01T12:15:00.000Z',
    quantity: 1,
    ticket: { id: ticket.id, title: 'Concert', priceMinor: 2_000, currency: 'usd', version: 0 },
    rejectedPaymentIds: [],
    ...overrides,
  };
}

export function orderEvent(order: OrderState, type = typeOfStatus[order.status]) {
  return eventOf(type, order);
}

/** Tickets on a store of its own, asked as clients would; every answer is held against its document. */
export async function startTickets(
  env: Readonly<Record<string, string>> = {},
  options: Omit<NonNullable<Parameters<typeof startTestService>[1]>, 'env'> = {},
) {
  const service = await startTestService(ticketsService, { ...options, env });
  const answers = documentedAnswers(routes);
  const seller = signedInUser();
  const { app, bus } = service;

  return {
    ...service,
    answers,
    seller,
    async post(body: object | string, { cookie = seller.cookie, key = '' } = {}) {
      const response = await request(app)
        .post('/api/tickets')
        .set({ cookie, 'idempotency-key': key, 'content-type': 'application/json' })
        .send(body);
      return answers.check('post /api/tickets', response);
    },
    async put(id: string, body: object | string, cookie = seller.cookie) {
      const response = await request(app)
        .put(`/api/tickets/${id}`)
        .set({ cookie, 'content-type': 'application/json' })
        .send(body);
      return answers.check('put /api/tickets/:id', response);
    },
    async get(id: string) {
      return answers.check('get /api/tickets/:id', await request(app).get(`/api/tickets/${id}`));
    },
    async list(query: object | string = {}) {
      return answers.check('get /api/tickets', await request(app).get('/api/tickets').query(query));
    },
    async mine(query: object = {}, cookie = seller.cookie) {
      const response = await request(app).get('/api/tickets/mine').query(query).set({ cookie });
      return answers.check('get /api/tickets/mine', response);
    },
    async listTicket(fields: object = {}, cookie = seller.cookie): Promise<TicketBody> {
      const response = await this.post({ title: 'Concert', price: 20, ...fields }, { cookie });
      if (response.status !== 201) throw new Error(response.text);
      return ticketIn(response);
    },
    /** Delivers what orders says; resolves when it is acknowledged. */
    async hear(order: OrderState, type?: OrderEventType) {
      const verdicts = await bus.deliver(orderEvent(order, type));
      if (verdicts.some(({ kind }) => kind !== 'ack')) throw new Error('not acknowledged');
    },
  };
}

export type Tickets = Awaited<ReturnType<typeof startTickets>>;
