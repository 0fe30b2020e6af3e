import { eventOf } from '@ticketing/common/testing/events';
import type { AggregateDocument } from '@ticketing/common/store/aggregate-schema';
import { aPayment, startOrders, type OrdersUnderTest } from '../testing/orders-under-test';
import { createClaimsIndex, type ClaimsIndex } from './claims-index';

describe('looks at the index on claims', () => {
  let orders: OrdersUnderTest;
  let claims: ClaimsIndex;

  beforeAll(async () => {
    orders = await startOrders();
    claims = createClaimsIndex(orders.connection.model<AggregateDocument>('orders'));
  });
  afterAll(() => orders.close());

  it('agree while an order that holds a unit is paid', async () => {
    const { ticket, orderId } = await orders.placed();
    const placed = await claims.look(ticket.id);
    await orders.bus.deliver(eventOf('payment:initiated', aPayment(orderId)));
    await orders.pay(orderId);
    const paid = await claims.look(ticket.id);
    expect(paid.isHeld(0)).toBe(true);
    expect(paid.fingerprint).toBe(placed.fingerprint);
  });

  it('do not agree where an order gave its unit up and has it again, rescued', async () => {
    const { ticket, orderId } = await orders.placed();
    const placed = await claims.look(ticket.id);
    orders.clock.advance(900_000);
    await orders.bus.deliver(eventOf('expiration:complete', { orderId }));
    const expired = await claims.look(ticket.id);
    await orders.pay(orderId);
    const rescued = await claims.look(ticket.id);
    expect([placed, expired, rescued].map(({ isHeld }) => isHeld(0))).toEqual([true, false, true]);
    expect(rescued.fingerprint).not.toBe(placed.fingerprint);
  });
});
