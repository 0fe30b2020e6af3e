import { z } from 'zod';
import { amountMinor, currency, id, quantity, version } from './fields';

/** The full public state of a listing. */
export const ticketState = z.object({
  id,
  version,
  title: z.string(),
  priceMinor: amountMinor,
  currency,
  quantity,
  userId: id,
});

export type TicketState = z.infer<typeof ticketState>;

export const ticketEvents = {
  'ticket:created': ticketState,
  'ticket:updated': ticketState,
} as const;
