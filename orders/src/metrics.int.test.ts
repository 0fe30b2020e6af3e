import { newId } from '@ticketing/common/store/ids';
import { eventOf } from '@ticketing/common/testing/events';
import { eventually } from '@ticketing/common/testing/eventually';
import { createTestMetrics, type TestMetrics } from '@ticketing/common/testing/metrics';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import { aPayment, startOrders, type OrdersUnderTest } from './testing/orders-under-test';

const WINDOW_MS = 900_000;

describe('what orders counts', () => {
  let metrics: TestMetrics;
  let orders: OrdersUnderTest;

  beforeEach(async () => {
    metrics = createTestMetrics();
    orders = await startOrders({ metrics });
  });
  afterEach(() => orders.close());

  const ended = (outcome: string) => metrics.value('ticketing_orders_total', { outcome });
  const reservations = (outcome: string) =>
    metrics.value('ticketing_reservations_total', { outcome });

  it('is each order once, however often its payment and its timer are heard of', async () => {
    const { orderId } = await orders.placed();
    const paid = eventOf('payment:created', aPayment(orderId));
    for (let times = 0; times < 3; times += 1) await orders.bus.deliver(paid);
    expect(await ended('created')).toBe(1);
    expect(await ended('completed')).toBe(1);
    expect(await reservations('won')).toBe(1);
    const labels = { event_type: 'payment:created' };
    const handled = (outcome: string) =>
      metrics.value('ticketing_events_handled_total', { ...labels, outcome });
    expect(await handled('applied')).toBe(1);
    expect(await handled('nothing_to_do')).toBe(2);
    expect(await metrics.value('ticketing_event_lag_seconds_count', labels)).toBe(3);
  });

  it('is a repeated request once', async () => {
    const ticket = await orders.list({ quantity: 5 });
    const buyer = signedInUser();
    const key = { 'idempotency-key': newId() };
    for (let times = 0; times < 3; times += 1)
      await orders.buy(buyer, { ticketId: ticket.id }, key).expect(201);
    expect(await ended('created')).toBe(1);
  });

  it('is one winner of a race for one unit, and everybody else as lost', async () => {
    const ticket = await orders.list();
    const buyers = Array.from({ length: 8 }, () => signedInUser());
    await Promise.all(buyers.map((buyer) => orders.buy(buyer, { ticketId: ticket.id })));
    expect(await reservations('won')).toBe(1);
    expect(await reservations('lost')).toBe(7);
  });

  it('is no loss where a buyer asked for what nobody may have', async () => {
    const ticket = await orders.list();
    const seller = signedInUser(ticket.userId);
    await orders.buy(seller, { ticketId: ticket.id }).expect(400);
    await orders.buy(signedInUser(), { ticketId: newId() }).expect(404);
    expect(await reservations('lost')).toBe(0);
  });

  it('is how many hold units now', async () => {
    const live = () => metrics.value('ticketing_orders_live');
    const { orderId } = await orders.placed();
    await orders.placed();
    await eventually(async () => expect(await live()).toBe(2));
    await orders.pay(orderId);
    await eventually(async () => expect(await live()).toBe(1));
  });

  it('is an order that expires, and is rescued, as both', async () => {
    const { orderId } = await orders.placed();
    orders.clock.advance(WINDOW_MS);
    const over = eventOf('expiration:complete', { orderId }, { aggregateId: orderId });
    for (let times = 0; times < 2; times += 1) await orders.bus.deliver(over);
    await orders.pay(orderId);
    expect(await ended('expired')).toBe(1);
    expect(await ended('completed')).toBe(1);
    expect(await reservations('rescued')).toBe(1);
  });
});
