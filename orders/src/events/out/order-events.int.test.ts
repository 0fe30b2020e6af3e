import { republish } from '@ticketing/common/messaging/republish';
import { eventOf } from '@ticketing/common/testing/events';
import { aPayment, startOrders, type OrdersUnderTest } from '../../testing/orders-under-test';

describe('republishing', () => {
  let orders: OrdersUnderTest;

  beforeAll(async () => {
    orders = await startOrders();
  });
  afterAll(() => orders.close());

  it('says the present state of every order, by the type that its status stands for', async () => {
    const created = await orders.placed();
    const awaiting = await orders.placed();
    await orders.bus.deliver(eventOf('payment:initiated', aPayment(awaiting.orderId)));
    const complete = await orders.placed();
    await orders.pay(complete.orderId);
    const { id: rejected } = await orders.pay(complete.orderId);
    const cancelled = await orders.placed();
    await orders.cancel(cancelled.buyer, cancelled.orderId).expect(204);
    await orders.publisher.settled();

    const before = orders.bus.published().length;
    const options = { run: 'x', source: 'orders-service', perSecond: 1_000 };
    await republish({
      ...options,
      sources: orders.service.republish,
      bus: orders.bus,
      onProgress: () => undefined,
    });
    const said = orders.bus.published().slice(before);
    expect(Object.fromEntries(said.map(({ subject, type }) => [subject, type]))).toEqual({
      [created.orderId]: 'order:created',
      [awaiting.orderId]: 'order:awaiting-payment',
      [complete.orderId]: 'order:completed',
      [cancelled.orderId]: 'order:cancelled',
    });
    const { data, id } = said.find(({ subject }) => subject === complete.orderId) ?? {};
    expect(data).toMatchObject({ version: 2, rejectedPaymentIds: [rejected] });
    expect(id).toBe(`${complete.orderId}:2:order:completed:rx`);
  });
});
