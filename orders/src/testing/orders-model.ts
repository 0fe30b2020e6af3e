import type { CatalogueEvent } from '@ticketing/common/contracts/catalogue';
import type { TicketState } from '@ticketing/common/contracts/ticket-events';

/** An order as the rules say it must be. It knows how many units are held, not which. */
export interface ModelOrder {
  id: string;
  buyer: number;
  /** Of the request that placed it. */
  key: string;
  body: { ticketId: string; quantity: number };
  pinned: TicketState;
  expiresAtMs: number;
  version: number;
  status: 'created' | 'awaiting:payment' | 'complete' | 'cancelled';
  cancelReason?: 'user' | 'expired';
  paymentId?: string;
  completedAtMs?: number;
  rescued?: boolean;
  rejectedPaymentIds: string[];
}

/** The whole of what orders is about, small enough to be seen to be right. */
export interface OrdersModel {
  nowMs: number;
  /** As tickets has them; what orders has heard of them may be older. */
  listings: TicketState[];
  known: Map<string, TicketState>;
  orders: ModelOrder[];
}

/** What orders listens to. */
export type HeardEvent = CatalogueEvent<
  | 'ticket:created'
  | 'ticket:updated'
  | 'payment:initiated'
  | 'payment:created'
  | 'expiration:complete'
>;

export const WINDOW_MS = 900_000;

export function isHolding({ status }: ModelOrder): boolean {
  return status !== 'cancelled';
}

/** How many units of a listing can be had; undefined when orders has not heard of it. */
export function freeUnits({ known, orders }: OrdersModel, ticketId: string): number | undefined {
  const listing = known.get(ticketId);
  const holding = orders.filter((order) => order.body.ticketId === ticketId && isHolding(order));
  return listing && holding.reduce((free, { body }) => free - body.quantity, listing.quantity);
}

export function placeInModel(
  { known, nowMs, orders }: OrdersModel,
  request: Pick<ModelOrder, 'id' | 'buyer' | 'key' | 'body'>,
): void {
  const pinned = known.get(request.body.ticketId);
  if (!pinned) throw new Error('the model placed an order on a listing that it does not know');
  const expiresAtMs = nowMs + WINDOW_MS;
  orders.push({
    ...request,
    pinned,
    expiresAtMs,
    version: 0,
    status: 'created',
    rejectedPaymentIds: [],
  });
}

function isLive({ status }: ModelOrder): boolean {
  return status === 'created' || status === 'awaiting:payment';
}

export function cancelInModel(order: ModelOrder, reason: 'user' | 'expired'): void {
  if (!isLive(order)) return;
  Object.assign(order, { status: 'cancelled', cancelReason: reason, version: order.version + 1 });
}

function beginInModel(order: ModelOrder): void {
  if (order.status !== 'created') return;
  Object.assign(order, { status: 'awaiting:payment', version: order.version + 1 });
}

function payInModel(model: OrdersModel, order: ModelOrder, paymentId: string): void {
  if (order.paymentId === paymentId || order.rejectedPaymentIds.includes(paymentId)) return;
  order.version += 1;
  const free = freeUnits(model, order.body.ticketId) ?? 0;
  const rescued = order.cancelReason === 'expired' && free >= order.body.quantity;
  if (isLive(order) || rescued) {
    delete order.cancelReason;
    Object.assign(order, { status: 'complete', paymentId, completedAtMs: model.nowMs, rescued });
  } else {
    order.rejectedPaymentIds.push(paymentId);
  }
}

/** Time has passed without any message: what is overdue ends. */
export function sweepInModel({ orders, nowMs }: OrdersModel): void {
  for (const order of orders) if (nowMs >= order.expiresAtMs) cancelInModel(order, 'expired');
}

/** What an event of another service does, each time that it comes. */
export function hearInModel(model: OrdersModel, event: HeardEvent): void {
  const orderOf = (id: string) => model.orders.find((order) => order.id === id);
  switch (event.type) {
    case 'ticket:created':
    case 'ticket:updated': {
      const heard = model.known.get(event.data.id);
      if (!heard || heard.version < event.data.version) model.known.set(event.data.id, event.data);
      return;
    }
    case 'payment:initiated': {
      const order = orderOf(event.data.orderId);
      if (order) beginInModel(order);
      return;
    }
    case 'payment:created': {
      const order = orderOf(event.data.orderId);
      if (order) payInModel(model, order, event.data.id);
      return;
    }
    case 'expiration:complete': {
      const order = orderOf(event.data.orderId);
      if (order && model.nowMs >= order.expiresAtMs) cancelInModel(order, 'expired');
      return;
    }
  }
}
