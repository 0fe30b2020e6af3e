import { BACKGROUND_BUCKETS_SECONDS, type Metrics } from '@ticketing/common/service/metrics';
import type { Decision, Order, OrderEvent } from './domain/order';

const LIVE_COUNT_MAX = 10_000;
const MS_PER_SECOND = 1_000;

/** What there is to count about orders. Each call stands for one write that was answered. */
export interface OrderMetrics {
  placed(order: Order): void;
  /** An order has become what was decided. */
  changed(decided: Decision, at: Date): void;
  /** The unique index refused units. */
  conflicted(): void;
  /** A buyer got none. */
  lost(): void;
}

export function createOrderMetrics(metrics: Metrics): OrderMetrics {
  const countOrder = metrics.counter({
    name: 'ticketing_orders_total',
    help: 'Orders placed, and how they ended',
    labels: { outcome: ['created', 'completed', 'cancelled', 'expired'] },
  });
  const countReservation = metrics.counter({
    name: 'ticketing_reservations_total',
    help: 'What became of wishes for units',
    labels: { outcome: ['won', 'lost', 'rescued', 'refunded'] },
  });
  const countUnits = metrics.counter({
    name: 'ticketing_units_total',
    help: 'Units held, sold and released',
    labels: { outcome: ['held', 'sold', 'released'] },
  });
  const countConflict = metrics.counter({
    name: 'ticketing_reservation_conflicts_total',
    help: 'Tries at units that another order had',
  });
  const observeLateness = metrics.histogram({
    name: 'ticketing_order_expiry_lateness_seconds',
    help: "From the end of an order's window to its expiry",
    buckets: BACKGROUND_BUCKETS_SECONDS,
  });

  function completed(order: Order): void {
    countOrder({ outcome: 'completed' });
    countUnits({ outcome: 'sold' }, order.quantity);
    const isRescued = order.status === 'complete' && order.rescued === true;
    if (isRescued) countReservation({ outcome: 'rescued' });
  }

  function cancelled(order: Order, at: Date): void {
    const isExpired = order.status === 'cancelled' && order.cancelReason === 'expired';
    countOrder({ outcome: isExpired ? 'expired' : 'cancelled' });
    countUnits({ outcome: 'released' }, order.quantity);
    const lateMs = at.getTime() - order.expiresAt.getTime();
    if (isExpired) observeLateness({}, Math.max(0, lateMs) / MS_PER_SECOND);
  }

  function placed(order: Order): void {
    countOrder({ outcome: 'created' });
    countReservation({ outcome: 'won' });
    countUnits({ outcome: 'held' }, order.quantity);
  }

  function count(event: OrderEvent, order: Order, at: Date): void {
    switch (event) {
      case 'placed':
        return placed(order);
      case 'completed':
        return completed(order);
      case 'cancelled':
        return cancelled(order, at);
      case 'payment-rejected':
        return countReservation({ outcome: 'refunded' });
      case 'payment-awaited':
    }
  }

  return {
    placed,
    changed({ order, events }, at) {
      for (const event of events) count(event, order, at);
    },
    conflicted: () => countConflict({}),
    lost: () => countReservation({ outcome: 'lost' }),
  };
}

/** What orders has under way. */
export function describeOrders(
  metrics: Metrics,
  state: { countLive: (limit: number) => Promise<number>; countWatchers: () => number },
): void {
  metrics.gauge(
    { name: 'ticketing_orders_live', help: 'Orders that hold units, counted up to 10,000' },
    () => state.countLive(LIVE_COUNT_MAX),
  );
  metrics.gauge(
    { name: 'ticketing_order_watchers', help: 'Open event streams of this pod' },
    state.countWatchers,
  );
}
