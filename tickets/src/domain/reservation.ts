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
  status: TakingStatus | 'released';
  expiresAt: Date;
}

export type OrderStatus = 'created' | 'awaiting:payment' | 'complete' | 'cancelled';

const statusOf: Record<OrderStatus, Reservation['status']> = {
  created: 'held',
  'awaiting:payment': 'held',
  complete: 'sold',
  cancelled: 'released',
};

export function newReservation(
  order: Omit<Reservation, 'status' | 'totalMinor'> & { status: OrderStatus },
): Reservation {
  const { status, priceMinor, quantity } = order;
  return { ...order, status: statusOf[status], totalMinor: multiply(priceMinor, quantity) };
}
