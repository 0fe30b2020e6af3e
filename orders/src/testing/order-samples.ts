import { newId } from '@ticketing/common/store/ids';
import {
  placeOrder,
  type CancelledOrder,
  type CompleteOrder,
  type LiveOrder,
} from '../domain/order';
import type { Ticket } from '../domain/ticket';

export const NOW = new Date('2026-01-01T12:00:00.000Z');
export const WINDOW_MS = 900_000;

export function aListing(overrides: Partial<Ticket> = {}): Ticket {
  return {
    id: newId(),
    version: 3,
    title: 'A concert',
    priceMinor: 1_999,
    currency: 'usd',
    quantity: 5,
    userId: newId(),
    ...overrides,
  };
}

/** A live order on units 0 and 1, unless told otherwise. */
export function liveOrder(overrides: Partial<LiveOrder> = {}): LiveOrder {
  const { order } = placeOrder({
    id: newId(),
    buyerId: newId(),
    ticket: aListing(),
    units: overrides.units ?? [0, 1],
    now: NOW,
    windowMs: WINDOW_MS,
  });
  return { ...(order as LiveOrder), ...overrides };
}

export function completeOrder(paymentId = newId()): CompleteOrder {
  const how = { paymentId, completedAt: NOW, rescued: false };
  return { ...liveOrder(), ...how, status: 'complete', version: 1 };
}

export function cancelledOrder(cancelReason: CancelledOrder['cancelReason']): CancelledOrder {
  return { ...liveOrder(), status: 'cancelled', cancelReason, version: 1 };
}
