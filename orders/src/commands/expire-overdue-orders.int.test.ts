import { eventually } from '@ticketing/common/testing/eventually';
import { newId } from '@ticketing/common/store/ids';
import { pino } from 'pino';
import { liveOrder, NOW } from '../testing/order-samples';
import { startOrders, type OrdersUnderTest } from '../testing/orders-under-test';
import { createExpireOverdueOrders } from './expire-overdue-orders';

const logger = pino({ level: 'silent' });

describe('the sweeper of overdue orders', () => {
  let orders: OrdersUnderTest;

  beforeEach(async () => {
    orders = await startOrders();
  });
  afterEach(async () => {
    await Promise.all(orders.service.workers.map((worker) => worker.stop()));
    await orders.close();
  });

  const statuses = async () =>
    (await orders.connection.collection<{ status: string }>('orders').find({}).toArray()).map(
      ({ status }) => status,
    );

  it('ends every order whose window is over without any timer, more than a batch of them', async () => {
    const ticket = await orders.list({ quantity: 130 });
    await Promise.all(Array.from({ length: 120 }, () => orders.placed({ ticket })));
    orders.clock.advance(900_000);
    await orders.placed({ ticket });
    for (const worker of orders.service.workers) worker.start();
    await eventually(async () => {
      expect((await statuses()).filter((status) => status === 'cancelled')).toHaveLength(120);
    });
    expect((await statuses()).filter((status) => status === 'created')).toHaveLength(1);
  });

  it('leaves alone what was paid for', async () => {
    const { orderId } = await orders.placed();
    const other = await orders.placed();
    await orders.pay(orderId);
    orders.clock.advance(900_000);
    for (const worker of orders.service.workers) worker.start();
    await eventually(async () => {
      expect((await statuses()).sort()).toEqual(['cancelled', 'complete']);
    });
    expect(other.orderId).not.toBe(orderId);
  });
});

describe('a sweep', () => {
  it('does not let one order that can not be ended keep the others, and comes to an end', async () => {
    const [bad, good] = [newId(), newId()];
    let asked = 0;
    const sweep = createExpireOverdueOrders({
      orders: {
        findOverdue: () => {
          asked += 1;
          return Promise.resolve([bad, good]);
        },
      },
      expireOrder: (id) =>
        id === bad
          ? Promise.reject(new Error('a fault'))
          : Promise.resolve({ order: liveOrder(), isChanged: true }),
      clock: () => NOW,
      logger,
    });
    expect(await sweep()).toBe(1);
    expect(asked).toBe(1);
  });

  it('stops between two batches when the service stops', async () => {
    const stopping = new AbortController();
    let asked = 0;
    const sweep = createExpireOverdueOrders({
      orders: {
        findOverdue(_now, limit) {
          asked += 1;
          stopping.abort();
          return Promise.resolve(Array.from({ length: limit }, newId));
        },
      },
      expireOrder: () => Promise.resolve({ order: liveOrder(), isChanged: true }),
      clock: () => NOW,
      logger,
    });
    await sweep(stopping.signal);
    expect(asked).toBe(1);
  });
});
