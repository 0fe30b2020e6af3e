import { toDecimal } from '@ticketing/common/money';
import { z } from 'zod';
import { availableOf, nextReleaseOf } from '../domain/availability';
import type { Listing } from '../domain/listing';

const instant = z.iso.datetime({ precision: 3 });

export const ticketSchema = z.object({
  id: z.string(),
  title: z.string(),
  price: z.number(),
  currency: z.string(),
  quantity: z.int(),
  available: z.int(),
  userId: z.string(),
  version: z.int(),
  createdAt: instant,
  orderId: z.string().optional().describe('Who has the only unit of a single-unit ticket'),
});

const held = z.int().describe('Units of orders that are not paid yet: neither free nor sold');

export const ticketDetailsSchema = ticketSchema.extend({
  held,
  nextReleaseAt: instant
    .optional()
    .describe('When the first hold ends; there where units are held and none is available'),
});

export const ownTicketSchema = ticketSchema.extend({
  held,
  sold: z.int(),
  revenue: z.number(),
});

export function ticketView(listing: Listing): z.infer<typeof ticketSchema> {
  const { id, title, priceMinor, currency, quantity, userId, version, createdAt } = listing;
  const { orderId } = listing.counted;
  return {
    id,
    title,
    price: toDecimal(priceMinor),
    currency,
    quantity,
    available: availableOf(listing),
    userId,
    version,
    createdAt: createdAt.toISOString(),
    ...(orderId !== undefined && { orderId }),
  };
}

export function ticketDetailsView(listing: Listing): z.infer<typeof ticketDetailsSchema> {
  const nextReleaseAt = nextReleaseOf(listing)?.toISOString();
  return {
    ...ticketView(listing),
    held: listing.counted.held,
    ...(nextReleaseAt !== undefined && { nextReleaseAt }),
  };
}

export function ownTicketView(listing: Listing): z.infer<typeof ownTicketSchema> {
  const { held, sold, revenueMinor } = listing.counted;
  return { ...ticketView(listing), held, sold, revenue: toDecimal(revenueMinor) };
}
