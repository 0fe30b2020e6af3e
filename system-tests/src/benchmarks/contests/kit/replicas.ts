import { newId } from '@ticketing/common/store/ids';
import type { Connection } from 'mongoose';
import { insertAll } from '../../ground/databases';

/**
 * Lets orders know of listings, as if it had heard of them from tickets.
 *
 * @returns their ids
 */
export async function knowListings(
  orders: Connection,
  { count, quantity }: { count: number; quantity: number },
): Promise<string[]> {
  const tickets = Array.from({ length: count }, (_, n) => ({
    _id: newId(),
    version: 0,
    title: `Evening with the band number ${n}`,
    priceMinor: 1_000,
    currency: 'usd',
    quantity,
    userId: newId(),
  }));
  await insertAll(orders, 'tickets', tickets);
  return tickets.map(({ _id }) => _id);
}

/** A document like the one that orders writes for an order, with the claim of one unit. */
export function orderDocument(ticketId: string, unit: number) {
  const _id = newId();
  const now = new Date();
  const ticket = { id: ticketId, title: 'Evening', priceMinor: 1_000, currency: 'usd', version: 0 };
  const state = {
    version: 0,
    status: 'created',
    userId: _id,
    sellerId: _id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 900_000),
    quantity: 1,
    ticket,
    units: [unit],
    rejectedPaymentIds: [],
  };
  const event = { id: `${_id}:0:order:created`, type: 'order:created', at: now, version: 0 };
  return {
    _id,
    ...state,
    claims: [`${ticketId}#${unit}`],
    liveUntil: state.expiresAt,
    outbox: [{ ...event, data: { id: _id, ...state } }],
  };
}
