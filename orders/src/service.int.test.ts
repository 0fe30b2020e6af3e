import { republish } from '@ticketing/common/messaging/republish';
import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import { openTestStore } from '@ticketing/common/testing/store';
import { startTestService } from '@ticketing/common/testing/test-service';
import { newId } from '@ticketing/common/store/ids';
import { ordersService } from './service';
import { aPayment, startOrders, type OrdersUnderTest } from './testing/orders-under-test';

const WINDOW_MS = 900_000;

describe('orders', () => {
  let orders: OrdersUnderTest;

  beforeEach(async () => {
    orders = await startOrders();
  });
  afterEach(() => orders.close());

  /** What a republish publishes: one event for each order, by order. */
  async function publishedAgain() {
    await orders.publisher.settled();
    const before = orders.bus.published().length;
    const count = await republish({
      sources: orders.service.republish,
      bus: orders.bus,
      source: 'orders-service',
      run: '7',
      perSecond: 1_000,
      onProgress: () => undefined,
    });
    const again = orders.bus.published().slice(before);
    expect(again).toHaveLength(count);
    return new Map(again.map((event) => [event.subject, event]));
  }

  it('publishes every order again, as the event that its status stands for', async () => {
    const created = await orders.placed();
    const awaiting = await orders.placed();
    await orders.bus.deliver(eventOf('payment:initiated', aPayment(awaiting.orderId)));
    const complete = await orders.placed();
    const { id: paymentId } = await orders.pay(complete.orderId);
    const given = await orders.placed();
    await orders.cancel(given.buyer, given.orderId).expect(204);
    const rejected = await orders.pay(given.orderId);

    const again = await publishedAgain();
    expect(again.size).toBe(4);
    expect(again.get(created.orderId)).toMatchObject({
      id: `${created.orderId}:0:order:created:r7`,
      type: 'order:created',
      version: 0,
      data: { status: 'created', rejectedPaymentIds: [] },
    });
    expect(again.get(awaiting.orderId)).toMatchObject({
      id: `${awaiting.orderId}:1:order:awaiting-payment:r7`,
      data: { status: 'awaiting:payment', version: 1 },
    });
    expect(again.get(complete.orderId)).toMatchObject({
      type: 'order:completed',
      data: { status: 'complete', paymentId },
    });
    expect(again.get(given.orderId)).toMatchObject({
      id: `${given.orderId}:2:order:cancelled:r7`,
      type: 'order:cancelled',
      data: { status: 'cancelled', cancelReason: 'user', rejectedPaymentIds: [rejected.id] },
    });
    for (const { data } of again.values()) {
      for (const hidden of ['claims', 'units', 'sellerId', 'bodyHash', 'outbox', '_id']) {
        expect(data).not.toHaveProperty(hidden);
      }
    }
  });

  it('keeps its events in the order while the bus is away, and publishes each afterwards', async () => {
    orders.bus.goAway();
    const { orderId, buyer } = await orders.placed();
    await orders.cancel(buyer, orderId).expect(204);
    orders.bus.comeBack();
    expect(await orders.sweeper.flush()).toBe(1);
    expect(orders.bus.published().map(({ id }) => id)).toEqual([
      `${orderId}:0:order:created`,
      `${orderId}:1:order:cancelled`,
    ]);
    expect(await orders.sweeper.flush()).toBe(0);
  });

  it('takes no new order while its outbox is at its bound, but still reacts', async () => {
    const full = await startOrders({ env: { OUTBOX_BACKLOG_MAX: '1' } });
    const { ticket, buyer, orderId } = await full.placed();
    await full.publisher.settled();
    full.bus.goAway();
    await full.pay(orderId);
    await full.backlog.refresh();
    const refused = await full.buy(buyer, { ticketId: ticket.id }).expect(503);
    expect(refused.headers['retry-after']).toBeDefined();
    await full.get(buyer, `/api/orders/${orderId}`).expect(200);
    expect((await full.get(buyer, `/api/orders/${orderId}`)).body).toMatchObject({
      status: 'complete',
    });
    await full.close();
  });

  describe('the sweep of overdue orders', () => {
    afterEach(() => Promise.all(orders.service.workers.map((worker) => worker.stop())));

    it('ends live orders whose window is over, without any timer, and no others', async () => {
      const paid = await orders.placed();
      await orders.pay(paid.orderId);
      const created = await orders.placed();
      const awaiting = await orders.placed();
      await orders.bus.deliver(eventOf('payment:initiated', aPayment(awaiting.orderId)));
      orders.clock.advance(1);
      const young = await orders.placed();
      orders.clock.advance(WINDOW_MS - 1);
      for (const worker of orders.service.workers) worker.start();

      const show = async ({ buyer, orderId }: typeof paid) =>
        (await orders.get(buyer, `/api/orders/${orderId}`)).body as unknown;
      await eventually(async () => {
        for (const one of [created, awaiting]) {
          expect(await show(one)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
        }
      });
      expect(await show(young)).toMatchObject({ status: 'created', version: 0 });
      expect(await show(paid)).toMatchObject({ status: 'complete', version: 1 });
    });
  });

  it('reports how many watch', () => {
    expect(orders.service.report?.()).toEqual({ watchers: 0 });
  });
});

describe('orders on a database that does not keep the lock', () => {
  it('does not start', async () => {
    const store = await openTestStore();
    const withoutIndex: typeof ordersService = {
      ...ordersService,
      create(deps) {
        const service = ordersService.create(deps);
        const isProof = ({ name }: { name: string }) => name === 'lock_proof';
        const models = service.models.filter(
          (model) => !isProof((model as unknown as { collection: { name: string } }).collection),
        );
        return { ...service, models };
      },
    };
    const start = startTestService(withoutIndex, { mongoUri: store.uri });
    await expect(start).rejects.toThrow('accepts an overlapping insert');
    await store.close();
  });

  it('does not start either where what is stored holds a unit twice already', async () => {
    const store = await openTestStore();
    const claims = [`${newId()}#0`];
    await store.connection.collection('orders').insertMany([{ claims }, { claims }]);
    await expect(startTestService(ordersService, { mongoUri: store.uri })).rejects.toThrow();
    await store.close();
  });
});
