import { openTestStore } from '@ticketing/common/testing/store';
import { startTestService } from '@ticketing/common/testing/test-service';
import { newId } from '@ticketing/common/store/ids';
import { ordersService } from './service';
import { startOrders, type OrdersUnderTest } from './testing/orders-under-test';

describe('orders', () => {
  let orders: OrdersUnderTest;

  beforeEach(async () => {
    orders = await startOrders();
  });
  afterEach(() => orders.close());

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
