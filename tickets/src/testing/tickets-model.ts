import type { OrderState } from '@ticketing/common/contracts/order-events';
import type { OrderEvent } from '@ticketing/common/testing/order-histories';

export interface ModelListing {
  id: string;
  version: number;
  title: string;
  price: number;
  quantity: number;
}

/** What tickets is about: listings, and the newest that was heard of each order. */
export interface TicketsModel {
  listings: ModelListing[];
  heard: Map<string, OrderState>;
}

export interface ModelCount {
  held: number;
  sold: number;
  available: number;
  revenue: number;
  /** The orders that hold or have bought. */
  takers: string[];
}

/** Counts a listing from the orders themselves. */
export function countInModel({ heard }: TicketsModel, { id, quantity }: ModelListing): ModelCount {
  const orders = [...heard.values()].filter((order) => order.ticket.id === id);
  const isSold = ({ status }: OrderState) => status === 'complete';
  const isHeld = ({ status }: OrderState) => status === 'created' || status === 'awaiting:payment';
  const unitsOf = (some: OrderState[]) => some.reduce((units, order) => units + order.quantity, 0);
  const sold = unitsOf(orders.filter(isSold));
  const held = unitsOf(orders.filter(isHeld));
  const revenueMinor = orders
    .filter(isSold)
    .reduce((sum, order) => sum + order.quantity * order.ticket.priceMinor, 0);
  return {
    held,
    sold,
    available: Math.max(0, quantity - held - sold),
    revenue: revenueMinor / 100,
    takers: orders.filter((order) => isHeld(order) || isSold(order)).map((order) => order.id),
  };
}

export function hearInModel({ heard }: TicketsModel, { data }: OrderEvent): void {
  const known = heard.get(data.id);
  if (!known || known.version < data.version) heard.set(data.id, data);
}
