import {
  DuplicateKey,
  IdempotencyKeyReused,
  NotFound,
  Unavailable,
} from '@ticketing/common/errors';
import type { IdempotentRequest } from '@ticketing/common/http/idempotency';
import type { Clock } from '@ticketing/common/service/clock';
import type { NewId } from '@ticketing/common/store/ids';
import { isUnavailable } from '@ticketing/common/store/mongo-errors';
import { placeOrder, type Order } from '../domain/order';
import { checkPurchase, type Ticket } from '../domain/ticket';
import { toOutboxEntry } from '../events/out/order-events';
import type { OrderStore } from '../store/order-store';
import type { TicketStore } from '../store/ticket-store';
import { createOneAtATime } from './one-at-a-time';
import type { Patience } from './patience';
import type { UnitPicker } from './pick-units';

/** What a buyer asks for. */
export interface Purchase {
  buyerId: string;
  ticketId: string;
  quantity: number;
  /** The price of one unit as the buyer saw it, in major units. */
  seenPrice: number | undefined;
  idempotent: IdempotentRequest | undefined;
}

/** What a buyer asks for, under an id that was made before anything was written. */
interface Try extends Purchase {
  id: string;
  /** A write was sent and never answered: it may yet take effect, so no refusal is certain. */
  isUncertain: boolean;
}

export type PlaceOrder = (purchase: Purchase) => Promise<Order>;

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
}): PlaceOrder {
  const { orders, tickets, clock, windowMs } = deps;
  const oneAtATime = createOneAtATime();

  /** What an earlier try under the same id placed. */
  async function findOwn({ id, idempotent }: Try): Promise<Order | undefined> {
    const placed = await orders.findPlaced(id);
    if (placed && placed.bodyHash !== idempotent?.bodyHash) throw new IdempotencyKeyReused();
    return placed?.order;
  }

  /** @returns undefined when the units, or one of them, were not free after all */
  async function insert(purchase: Try, ticket: Ticket, units: number[]) {
    const { id, buyerId, idempotent } = purchase;
    const now = clock();
    const { order, events } = placeOrder({ id, buyerId, ticket, units, now, windowMs });
    const entries = events.map((event) => toOutboxEntry(order, event, now));
    try {
      await orders.insert(order, entries, idempotent && { bodyHash: idempotent.bodyHash });
      return order;
    } catch (error) {
      const isUnknown = isUnavailable(error);
      if (!(error instanceof DuplicateKey) && !isUnknown) throw error;
      purchase.isUncertain ||= isUnknown;
      return findOwn(purchase);
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
      const order = units && (await insert(purchase, ticket, units));
      if (order) return order;
      if (units) await deps.units.putBack(ticket, units);
      await patience.pause();
    }
    throw new Unavailable('The ticket is in great demand, please try again');
  }

  /** A refusal holds only when no try under this id, here or in another pod, has succeeded meanwhile. */
  async function attemptUnlessPlaced(purchase: Try): Promise<Order> {
    try {
      return await attempt(purchase);
    } catch (error) {
      if (isUnavailable(error) || error instanceof IdempotencyKeyReused) throw error;
      const own = await findOwn(purchase);
      if (own) return own;
      throw purchase.isUncertain ? new Unavailable(undefined, { cause: error }) : error;
    }
  }

  return (purchase) => {
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
  };
}
