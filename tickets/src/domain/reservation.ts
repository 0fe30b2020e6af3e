import { multiply } from '@ticketing/common/money';
import type { TakingStatus } from './availability';

/** An order as far as tickets cares: which units it has, at what price, until when. */
export interface Reservation {
  orderId: string;
  /** The order's version. */
  version: number;
  ticketId: string;
  quantity: number;
  priceMinor: number;
  totalMinor: number;
  status: TakingStatus | 'cancelled';
  expiresAt: Date;
}

export function newReservation(order: Omit<Reservation, 'totalMinor'>): Reservation {
  return { ...order, totalMinor: multiply(order.priceMinor, order.quantity) };
}
