import { eventOf } from '@ticketing/common/testing/events';
import { aPayment, startOrders } from '../testing/orders-under-test';

describe('what the sweep looks for', () => {
  it('is there while an order lives, and never afterwards', async () => {
    const orders = await startOrders();
    const live = async (orderId: string) => {
      const collection = orders.connection.collection<{ _id: string; liveUntil?: Date }>('orders');
      return (await collection.findOne({ _id: orderId }))?.liveUntil?.toISOString();
    };
    const [paid, given, late] = [
      await orders.placed(),
      await orders.placed(),
      await orders.placed(),
    ];
    await orders.bus.deliver(eventOf('payment:initiated', aPayment(paid.orderId)));
    for (const { orderId } of [paid, given, late]) {
      expect(await live(orderId)).toBe('2026-01-01T12:15:00.000Z');
    }
    await orders.pay(paid.orderId);
    await orders.cancel(given.buyer, given.orderId).expect(204);
    orders.clock.advance(900_000);
    await orders.bus.deliver(eventOf('expiration:complete', { orderId: late.orderId }));
    for (const { orderId } of [paid, given, late]) expect(await live(orderId)).toBeUndefined();
    await orders.pay(late.orderId);
    expect(await live(late.orderId)).toBeUndefined();
    await orders.close();
  });
});
