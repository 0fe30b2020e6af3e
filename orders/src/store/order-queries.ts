import { afterPosition, type Page } from '@ticketing/common/store/paging';
import { claimOn, claimPrefix } from '../domain/claims';
import { STATUS_GROUPS, type StatusGroup } from '../domain/status-group';

/** A query as data, so that a test can hold it against the indexes. */
export interface OrderQuery {
  filter: Record<string, unknown>;
  sort?: Record<string, 1 | -1>;
}

/** Whose orders: a buyer's own, or those on a seller's listings. */
type Owner = { buyerId: string } | { sellerId: string; ticketId?: string };

/** Whose orders, and of which statuses where not of all. */
export type OrdersOf = Owner & { status?: StatusGroup };

function ownerFilter(of: Owner): Record<string, unknown> {
  if ('buyerId' in of) return { userId: of.buyerId };
  const { sellerId, ticketId } = of;
  return { sellerId, ...(ticketId !== undefined && { 'ticket.id': ticketId }) };
}

/** Newest first. */
export function ordersOf(of: OrdersOf, { after }: Page): OrderQuery {
  const position = after && afterPosition('createdAt', -1, new Date(String(after.value)), after.id);
  const narrowed = of.status && { status: { $in: [...STATUS_GROUPS[of.status]] } };
  return {
    filter: { ...ownerFilter(of), ...narrowed, ...position },
    sort: { createdAt: -1, _id: -1 },
  };
}

/**
 * Live orders whose window has ended, the longest overdue first. Only live orders have the field: one
 * range of one index, however many have ended and however many are overdue.
 */
export function overdueOrders(now: Date): OrderQuery {
  return { filter: { liveUntil: { $lte: now } }, sort: { liveUntil: 1 } };
}

/** Live orders, whenever their window ends: nobody else has the field. */
export function liveOrders(): OrderQuery {
  return { filter: { liveUntil: { $gt: new Date(0) } } };
}

/** Orders that hold any unit of a ticket: a prefix, which the index on claims answers. */
export function holdersOf(ticketId: string): OrderQuery {
  return { filter: { claims: { $regex: `^${claimPrefix(ticketId)}` } } };
}

/** Orders that hold one of these units. */
export function holdersOfUnits(ticketId: string, units: readonly number[]): OrderQuery {
  return { filter: { claims: { $in: units.map((unit) => claimOn(ticketId, unit)) } } };
}
