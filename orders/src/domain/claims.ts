import type { Order } from './order';

/** Ends a ticket's id in a claim; no id contains it. */
const SEPARATOR = '#';

/** What all claims on a ticket's units begin with, and no other claim does. */
export function claimPrefix(ticketId: string): string {
  return `${ticketId}${SEPARATOR}`;
}

export function claimOn(ticketId: string, unit: number): string {
  return `${claimPrefix(ticketId)}${unit}`;
}

/** The unit that a claim is on, when it is on one of this ticket's. */
export function claimedUnit(ticketId: string, claim: string): number | undefined {
  const prefix = claimPrefix(ticketId);
  return claim.startsWith(prefix) ? Number(claim.slice(prefix.length)) : undefined;
}

/**
 * What an order holds in the unique index. A cancelled order holds itself and nothing else: an empty
 * array would be one key for all cancelled orders in that index.
 */
export function claimsOf(order: Order): string[] {
  if (order.status === 'cancelled') return [`order:${order.id}`];
  return order.units.map((unit) => claimOn(order.ticket.id, unit));
}
