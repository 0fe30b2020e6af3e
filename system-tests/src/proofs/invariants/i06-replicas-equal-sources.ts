import {
  isLive,
  listingsInOrders,
  ordersInPayments,
  storedListings,
  storedOrders,
  storedReservations,
  storedTimers,
  totalMinorOf,
  type StoredOrder,
} from '../evidence/documents';
import type { Evidence, Invariant } from '../evidence/evidence';
import { compareReplica } from './compare-replica';
import { count, finding } from './finding';

const RESERVATION_STATUS: Readonly<Record<StoredOrder['status'], string>> = {
  created: 'held',
  'awaiting:payment': 'held',
  complete: 'sold',
  cancelled: 'released',
};

function wrongReservations(evidence: Evidence): string[] {
  return compareReplica('tickets.reservations', storedReservations(evidence), {
    source: 'orders.orders',
    documents: storedOrders(evidence),
    toReplica: (order) => ({
      version: order.version,
      ticketId: order.ticket.id,
      quantity: order.quantity,
      priceMinor: order.ticket.priceMinor,
      totalMinor: totalMinorOf(order),
      status: RESERVATION_STATUS[order.status],
      expiresAt: order.expiresAt,
    }),
  });
}

function wrongListings(evidence: Evidence): string[] {
  return compareReplica('orders.tickets', listingsInOrders(evidence), {
    source: 'tickets.tickets',
    documents: storedListings(evidence),
    toReplica: ({ version, title, priceMinor, currency, quantity, userId }) => {
      return { version, title, priceMinor, currency, quantity, userId };
    },
  });
}

function wrongPayableOrders(evidence: Evidence): string[] {
  return compareReplica('payments.orders', ordersInPayments(evidence), {
    source: 'orders.orders',
    documents: storedOrders(evidence),
    toReplica: (order) => ({
      version: order.version,
      status: order.status,
      cancelReason: order.cancelReason,
      userId: order.userId,
      expiresAt: order.expiresAt,
      amountMinor: totalMinorOf(order),
      currency: order.ticket.currency,
      paymentId: order.paymentId,
      rejectedPaymentIds: order.rejectedPaymentIds ?? [],
    }),
  });
}

/** A timer may have fired early, then orders did not listen; an ended order is waited for no more. */
function wrongTimers(evidence: Evidence): string[] {
  const orders = storedOrders(evidence);
  const timers = storedTimers(evidence);
  const present = compareReplica('expiration.timers', timers, {
    source: 'orders.orders',
    documents: orders,
    toReplica: () => ({}),
  });
  const timersById = new Map(timers.map((timer) => [timer._id, timer]));
  const wrong = orders.flatMap((order) => {
    const timer = timersById.get(order._id);
    if (!timer) return [];
    const mayBe = isLive(order) ? ['pending', 'fired'] : ['fired', 'dropped'];
    return [
      ...(mayBe.includes(timer.status)
        ? []
        : [`timer of ${order.status} order ${order._id} is ${timer.status}`]),
      ...(timer.fireAt < order.expiresAt
        ? [`timer of order ${order._id} is due before it expires`]
        : []),
    ];
  });
  return [...present, ...wrong];
}

/** I6: every replica equals its source, in version and public state. */
export const replicasEqualSources: Invariant = (evidence) => {
  const looked = [
    count(storedReservations(evidence).length, 'reservation'),
    count(listingsInOrders(evidence).length, 'listing'),
    count(ordersInPayments(evidence).length, 'payable order'),
    count(storedTimers(evidence).length, 'timer'),
  ];
  return finding('I6', looked.join(', '), [
    ...wrongReservations(evidence),
    ...wrongListings(evidence),
    ...wrongPayableOrders(evidence),
    ...wrongTimers(evidence),
  ]);
};
