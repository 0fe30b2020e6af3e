import { createTestMetrics } from '@ticketing/common/testing/metrics';
import { newId } from '@ticketing/common/store/ids';
import { awaitPayment, cancelByUser, expire, settlePayment } from './domain/order';
import { createOrderMetrics, describeOrders } from './metrics';
import { cancelledOrder, liveOrder, NOW, WINDOW_MS } from './testing/order-samples';

function setUp() {
  const metrics = createTestMetrics();
  const of = (name: string) => (outcome: string) => metrics.value(name, { outcome });
  return {
    metrics,
    counts: createOrderMetrics(metrics),
    orders: of('ticketing_orders_total'),
    reservations: of('ticketing_reservations_total'),
    units: of('ticketing_units_total'),
  };
}

const paid = { paymentId: newId(), now: NOW };

describe('the metrics of orders', () => {
  it('count an order that was placed as won, with its units', async () => {
    const { counts, orders, reservations, units } = setUp();
    counts.placed(liveOrder({ quantity: 2 }));
    expect(await orders('created')).toBe(1);
    expect(await reservations('won')).toBe(1);
    expect(await units('held')).toBe(2);
  });

  it('count a completed order and its units as sold, and as no rescue', async () => {
    const { counts, orders, reservations, units } = setUp();
    counts.changed(settlePayment(liveOrder(), { ...paid, free: [] }), NOW);
    expect(await orders('completed')).toBe(1);
    expect(await units('sold')).toBe(2);
    expect(await reservations('rescued')).toBe(0);
  });

  it('count an expired order that is completed after all as rescued', async () => {
    const { counts, orders, reservations } = setUp();
    counts.changed(settlePayment(cancelledOrder('expired'), { ...paid, free: [0, 1] }), NOW);
    expect(await orders('completed')).toBe(1);
    expect(await reservations('rescued')).toBe(1);
  });

  it('count a payment that is rejected as refunded', async () => {
    const { counts, orders, reservations } = setUp();
    counts.changed(settlePayment(cancelledOrder('user'), { ...paid, free: [0, 1] }), NOW);
    expect(await reservations('refunded')).toBe(1);
    expect(await orders('completed')).toBe(0);
  });

  it('tell what a buyer cancels from what expires, and how late that was', async () => {
    const { metrics, counts, orders, units } = setUp();
    counts.changed(cancelByUser(liveOrder()), NOW);
    const at = new Date(NOW.getTime() + WINDOW_MS + 2_000);
    counts.changed(expire(liveOrder(), at), at);
    expect(await orders('cancelled')).toBe(1);
    expect(await orders('expired')).toBe(1);
    expect(await units('released')).toBe(4);
    expect(await metrics.value('ticketing_order_expiry_lateness_seconds_sum')).toBe(2);
    expect(await metrics.value('ticketing_order_expiry_lateness_seconds_count')).toBe(1);
  });

  it('count nothing where nothing ended', async () => {
    const { counts, orders, units } = setUp();
    counts.changed(awaitPayment(liveOrder()), NOW);
    counts.changed({ order: liveOrder(), events: [] }, NOW);
    for (const outcome of ['created', 'completed', 'cancelled', 'expired'])
      expect(await orders(outcome)).toBe(0);
    expect(await units('held')).toBe(0);
  });

  it('count conflicts and losses', async () => {
    const { metrics, counts, reservations } = setUp();
    counts.conflicted();
    counts.lost();
    expect(await metrics.value('ticketing_reservation_conflicts_total')).toBe(1);
    expect(await reservations('lost')).toBe(1);
  });

  it('read how many are live and watched when asked', async () => {
    const metrics = createTestMetrics();
    describeOrders(metrics, {
      countLive: (limit) => Promise.resolve(limit),
      countWatchers: () => 3,
    });
    expect(await metrics.value('ticketing_orders_live')).toBe(10_000);
    expect(await metrics.value('ticketing_order_watchers')).toBe(3);
  });
});
