import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import type { Page } from './page';
import { readPage } from './page';

const ticketSchema = z.object({
  id: z.string(),
  title: z.string(),
  price: z.number(),
  currency: z.string(),
  quantity: z.number(),
  available: z.number(),
  userId: z.string(),
  version: z.number(),
  createdAt: z.string(),
  orderId: z.string().optional(),
  /** There where one ticket is asked for. */
  held: z.number().optional(),
  nextReleaseAt: z.string().optional(),
});
const listingSchema = ticketSchema.extend({
  held: z.number(),
  sold: z.number(),
  revenue: z.number(),
});

export type Ticket = z.infer<typeof ticketSchema>;
export type Listing = z.infer<typeof listingSchema>;

export interface TicketFields {
  readonly title: string;
  readonly price: number;
  readonly quantity: number;
}

/** The filters as the visitor typed them: the API judges them. */
export interface TicketQuery {
  readonly q?: string;
  readonly minPrice?: string;
  readonly maxPrice?: string;
  readonly sort?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export async function listTickets(api: AxiosInstance, query: TicketQuery): Promise<Page<Ticket>> {
  return readPage(ticketSchema, await api.get('/api/tickets', { params: query }));
}

export async function listMyListings(
  api: AxiosInstance,
  query: { cursor?: string | undefined; limit?: number },
): Promise<Page<Listing>> {
  return readPage(listingSchema, await api.get('/api/tickets/mine', { params: query }));
}

export async function getTicket(api: AxiosInstance, id: string): Promise<Ticket> {
  const { data } = await api.get<unknown>(`/api/tickets/${encodeURIComponent(id)}`);
  return ticketSchema.parse(data);
}

export async function createTicket(
  api: AxiosInstance,
  fields: TicketFields,
  idempotencyKey: string,
): Promise<Ticket> {
  const headers = { 'idempotency-key': idempotencyKey };
  const { data } = await api.post<unknown>('/api/tickets', fields, { headers });
  return ticketSchema.parse(data);
}

export async function updateTicket(
  api: AxiosInstance,
  id: string,
  fields: TicketFields & { version: number },
): Promise<Ticket> {
  const { data } = await api.put<unknown>(`/api/tickets/${encodeURIComponent(id)}`, fields);
  return ticketSchema.parse(data);
}
