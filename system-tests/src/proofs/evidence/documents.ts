import type { ServiceName } from '@ticketing/local/suite/ports';
import type { Evidence, StoredDocument } from './evidence';

/** What the stores keep, as far as somebody looks at it here. */
export interface StoredOrder {
  _id: string;
  version: number;
  status: 'created' | 'awaiting:payment' | 'complete' | 'cancelled';
  cancelReason?: 'user' | 'expired';
  userId: string;
  expiresAt: Date;
  quantity: number;
  ticket: { id: string; title: string; priceMinor: number; currency: string; version: number };
  paymentId?: string;
  rejectedPaymentIds?: readonly string[];
  /** Both are the lock's: an orders service without one has neither. */
  claims?: readonly string[];
  units?: readonly number[];
}

export interface StoredListing {
  _id: string;
  version: number;
  title: string;
  priceMinor: number;
  currency: string;
  quantity: number;
  userId: string;
  counted: { held: number; sold: number; revenueMinor: number; orderId?: string };
  onSale: boolean;
}

export interface StoredReservation {
  _id: string;
  version: number;
  ticketId: string;
  quantity: number;
  priceMinor: number;
  totalMinor: number;
  status: string;
  expiresAt: Date;
}

export interface StoredPayment {
  _id: string;
  version: number;
  orderId: string;
  userId: string;
  amountMinor: number;
  status: string;
  liveKey: string;
  work?: string;
}

/** Payments' copy of an order. */
export interface StoredPayableOrder {
  _id: string;
  version: number;
  status: string;
  cancelReason?: string;
  userId: string;
  expiresAt: Date;
  amountMinor: number;
  currency: string;
  paymentId?: string;
  rejectedPaymentIds: readonly string[];
}

export interface StoredTimer {
  _id: string;
  version: number;
  status: 'pending' | 'fired' | 'dropped';
  fireAt: Date;
}

export interface StoredDeadLetter {
  _id: string;
  type: string;
  reason: string;
  status: string;
}

/** The collections of each service, as their stores name them. */
export const COLLECTIONS: Readonly<Record<ServiceName, readonly string[]>> = {
  auth: ['users', 'dead_letters'],
  tickets: ['tickets', 'reservations', 'dead_letters'],
  orders: ['orders', 'tickets', 'dead_letters'],
  payments: ['payments', 'orders', 'dead_letters'],
  expiration: ['timers', 'dead_letters'],
};

type Databases = Pick<Evidence, 'databases'>;

type ReadAll<T> = (from: Databases) => readonly T[];

function read<T extends { _id: string }>(service: ServiceName, collection: string): ReadAll<T> {
  return ({ databases }) => {
    const documents: readonly StoredDocument[] = databases[service][collection] ?? [];
    return documents as unknown as readonly T[];
  };
}

export const storedOrders = read<StoredOrder>('orders', 'orders');
export const storedListings = read<StoredListing>('tickets', 'tickets');
export const storedReservations = read<StoredReservation>('tickets', 'reservations');
export const storedPayments = read<StoredPayment>('payments', 'payments');
export const storedTimers = read<StoredTimer>('expiration', 'timers');
/** Copies that orders and payments keep of what is another service's. */
export const listingsInOrders = read<Omit<StoredListing, 'counted' | 'onSale'>>(
  'orders',
  'tickets',
);
export const ordersInPayments = read<StoredPayableOrder>('payments', 'orders');

export function storedDeadLetters(service: ServiceName): ReadAll<StoredDeadLetter> {
  return read<StoredDeadLetter>(service, 'dead_letters');
}

export function byId<T extends { _id: string }>(documents: readonly T[]): Map<string, T> {
  return new Map(documents.map((document) => [document._id, document]));
}

export function isLive({ status }: Pick<StoredOrder, 'status'>): boolean {
  return status === 'created' || status === 'awaiting:payment';
}

/** Live or complete: its units are nobody else's. */
export function holdsUnits({ status }: Pick<StoredOrder, 'status'>): boolean {
  return status !== 'cancelled';
}

export function totalMinorOf({
  quantity,
  ticket,
}: Pick<StoredOrder, 'quantity' | 'ticket'>): number {
  return ticket.priceMinor * quantity;
}
