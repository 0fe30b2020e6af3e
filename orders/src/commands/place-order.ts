import { IdempotencyKeyReused, NotFound, Unavailable } from '@ticketing/common/errors';
import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Clock } from '@ticketing/common/service/clock';
import type { NewId } from '@ticketing/common/store/ids';
import { isUnavailable } from '@ticketing/common/store/mongo-errors';
import type { Order } from '../domain/order';
import { checkPurchase, GreatDemand, Shortage, type Ticket } from '../domain/ticket';
import type { OrderMetrics } from '../metrics';
import type { OrderStore } from '../store/order-store';
import type { TicketStore } from '../store/ticket-store';
import { createOneAtATime } from './one-at-a-time';
import type { Patience } from './patience';
import type { UnitPicker } from './pick-units';
import type { Purchase, Try } from './purchase';
import { createOrderWriter } from './write-order';

export type PlaceOrder = (purchase: Purchase) => Promise<Order>;

async function countLost(placing: Promise<Order>, metrics: OrderMetrics): Promise<Order> {
  try {
    return await placing;
  } catch (error) {
    if (error instanceof Shortage || error instanceof GreatDemand) metrics.lost();
    throw error;
  }
}

/**
 * Places orders. An order is its own lock: one insert writes it with all its claims, or the unique
 * index refuses it. The loser goes on to other units, until the index itself shows too few.
 */
export function createPlaceOrder(deps: {
  orders: Pick<OrderStore, 'findPlaced' | 'insert'>;
  tickets: Pick<TicketStore, 'find'>;
  units: UnitPicker;
  startPatience: () => Patience;
  clock: Clock;
  newId: NewId;
  windowMs: number;
  checkpoint: Checkpoint;
  metrics: OrderMetrics;
}): PlaceOrder {
  const { tickets, metrics } = deps;
  const { findOwn, insert } = createOrderWriter(deps);
  const oneAtATime = createOneAtATime();

  async function tryUnits(purchase: Try, ticket: Ticket, units: number[]) {
    try {
      const order = await insert(purchase, ticket, units);
      if (!order) await deps.units.putBack(ticket, units);
      return order;
    } finally {
      deps.units.settle(ticket, units);
    }
  }

  async function attempt(purchase: Try): Promise<Order> {
    const { ticketId, quantity } = purchase;
    const ticket = await tickets.find(ticketId);
    if (!ticket) throw new NotFound();
    checkPurchase(ticket, purchase);
    const patience = deps.startPatience();
    while (!patience.isOver()) {
      const units = await deps.units.pick(ticket, quantity);
      const order = units && (await tryUnits(purchase, ticket, units));
      if (order) return order;
      await patience.pause();
    }
    throw new GreatDemand('The ticket is in great demand, please try again');
  }

  /** A refusal holds only when no try under this id, here or in another pod, has succeeded meanwhile. */
  async function attemptUnlessPlaced(purchase: Try): Promise<Order> {
    try {
      return await attempt(purchase);
    } catch (error) {
      if (isUnavailable(error) || error instanceof IdempotencyKeyReused) throw error;
      const mayBePlaced = purchase.idempotent !== undefined || purchase.isUncertain;
      if (!mayBePlaced) throw error;
      const own = await findOwn(purchase);
      if (own) return own;
      throw purchase.isUncertain ? new Unavailable(undefined, { cause: error }) : error;
    }
  }

  function placeOnce(purchase: Purchase): Promise<Order> {
    const { idempotent } = purchase;
    const isUncertain = false;
    if (!idempotent) {
      return attemptUnlessPlaced({ ...purchase, id: deps.newId(), isUncertain });
    }
    const repeatable = { ...purchase, id: idempotent.id, isUncertain };
    return oneAtATime(
      repeatable.id,
      async () => (await findOwn(repeatable)) ?? (await attemptUnlessPlaced(repeatable)),
    );
  }

  return (purchase) => countLost(placeOnce(purchase), metrics);
}
