import { newId } from '@ticketing/common/store/ids';
import fc from 'fast-check';
import {
  aListing,
  cancelledOrder,
  completeOrder,
  liveOrder,
  NOW,
  WINDOW_MS,
} from '../testing/order-samples';
import { claimsOf } from './claims';
import {
  awaitPayment,
  cancelByUser,
  expire,
  placeOrder,
  settlePayment,
  type Decision,
  type Order,
} from './order';

const END = new Date(NOW.getTime() + WINDOW_MS);
const LONG_AFTER_END = new Date(END.getTime() + WINDOW_MS);
const BEFORE_END = new Date(END.getTime() - 1);
const paymentId = newId();

/** No event, no new version, nothing else either. */
function expectUnchanged(before: Order, decision: Decision): void {
  expect(decision).toEqual({ order: before, events: [] });
}

describe('placing an order', () => {
  it('pins the listing, holds the units and ends after the window', () => {
    const ticket = aListing();
    const { id, title, priceMinor, currency, version, userId: sellerId } = ticket;
    const buyerId = newId();
    const placing = { id: newId(), buyerId, ticket, units: [4, 2], now: NOW, windowMs: WINDOW_MS };
    expect(placeOrder(placing)).toEqual({
      order: {
        id: placing.id,
        version: 0,
        status: 'created',
        userId: buyerId,
        sellerId,
        createdAt: NOW,
        expiresAt: END,
        quantity: 2,
        ticket: { id, title, priceMinor, currency, version },
        units: [4, 2],
        rejectedPaymentIds: [],
      },
      events: ['placed'],
    });
  });
});

describe('awaiting a payment', () => {
  it('shows that a payment was begun', () => {
    const order = liveOrder();
    expect(awaitPayment(order)).toEqual({
      order: { ...order, status: 'awaiting:payment', version: 1 },
      events: ['payment-awaited'],
    });
  });

  it.each<[string, Order]>([
    ['one that awaits it already', liveOrder({ status: 'awaiting:payment' })],
    ['a complete order', completeOrder()],
    ['a cancelled order', cancelledOrder('user')],
  ])('leaves %s as it is', (_what, order) => expectUnchanged(order, awaitPayment(order)));
});

describe('cancelling by the buyer', () => {
  it.each(['created', 'awaiting:payment'] as const)('ends an order that is %s', (status) => {
    const order = liveOrder({ status });
    expect(cancelByUser(order)).toEqual({
      order: { ...order, status: 'cancelled', cancelReason: 'user', version: 1 },
      events: ['cancelled'],
    });
  });

  it.each(['user', 'expired'] as const)('changes nothing when it is cancelled (%s)', (reason) => {
    const order = cancelledOrder(reason);
    expectUnchanged(order, cancelByUser(order));
  });

  it('refuses a complete order', () => {
    expect(() => cancelByUser(completeOrder())).toThrow('Cannot cancel a completed order');
  });
});

describe('expiring', () => {
  it.each(['created', 'awaiting:payment'] as const)('ends an order that is %s', (status) => {
    const order = liveOrder({ status });
    expect(expire(order, END)).toEqual({
      order: { ...order, status: 'cancelled', cancelReason: 'expired', version: 1 },
      events: ['cancelled'],
    });
  });

  it('does nothing a millisecond before the end of the window', () => {
    const order = liveOrder();
    expectUnchanged(order, expire(order, BEFORE_END));
  });

  it.each<[string, Order]>([
    ['a complete order', completeOrder()],
    ['an order that its buyer cancelled', cancelledOrder('user')],
    ['an expired order', cancelledOrder('expired')],
  ])('leaves %s as it is', (_what, order) => expectUnchanged(order, expire(order, END)));
});

describe('a payment that succeeded', () => {
  const completed = { status: 'complete', paymentId, completedAt: END };

  it.each(['created', 'awaiting:payment'] as const)('completes an order: %s', (status) => {
    const order = liveOrder({ status });
    expect(settlePayment(order, { paymentId, free: [], now: END })).toEqual({
      order: { ...order, ...completed, rescued: false, version: 1 },
      events: ['completed'],
    });
  });

  it('does not call an order rescued that nobody had expired yet, however late it is', () => {
    const order = liveOrder();
    const { order: after } = settlePayment(order, { paymentId, free: [], now: LONG_AFTER_END });
    expect(after).toMatchObject({ status: 'complete', rescued: false });
  });

  it('changes nothing when it is the one that completed the order', () => {
    const order = completeOrder(paymentId);
    expectUnchanged(order, settlePayment(order, { paymentId, free: [], now: END }));
  });

  it('is rejected when another one completed the order', () => {
    const order = completeOrder();
    expect(settlePayment(order, { paymentId, free: [], now: END })).toEqual({
      order: { ...order, rejectedPaymentIds: [paymentId], version: 2 },
      events: ['payment-rejected'],
    });
  });

  it('makes up no past for an order that was completed before its past was kept', () => {
    const { completedAt, rescued, ...old } = completeOrder();
    expect({ completedAt, rescued }).toEqual({ completedAt: NOW, rescued: false });
    const { order: after } = settlePayment(old, { paymentId, free: [], now: END });
    expect(after).toEqual({ ...old, rejectedPaymentIds: [paymentId], version: 2 });
  });

  it('is rejected when the buyer cancelled, even with all units free', () => {
    const order = cancelledOrder('user');
    const { order: after, events } = settlePayment(order, { paymentId, free: [0, 1, 2], now: END });
    expect(events).toEqual(['payment-rejected']);
    expect(after).toEqual({ ...order, rejectedPaymentIds: [paymentId], version: 2 });
  });

  it('is rejected once: again it changes nothing', () => {
    const rejected = { ...cancelledOrder('expired'), rejectedPaymentIds: [paymentId] };
    expectUnchanged(rejected, settlePayment(rejected, { paymentId, free: [0, 1], now: END }));
  });

  it.each([
    ['its own units when they are free', [3, 1, 0, 4], [0, 1]],
    ['the free one of its own and another', [3, 1, 4], [1, 3]],
    ['others when its own are gone', [4, 2], [4, 2]],
  ])('rescues an expired order with %s', (_what, free, units) => {
    const { cancelReason, ...order } = cancelledOrder('expired');
    expect(cancelReason).toBe('expired');
    expect(settlePayment({ ...order, cancelReason }, { paymentId, free, now: END })).toEqual({
      order: { ...order, ...completed, rescued: true, units, version: 2 },
      events: ['completed'],
    });
  });

  it('is rejected when too few units are free for an expired order', () => {
    const order = cancelledOrder('expired');
    const { events } = settlePayment(order, { paymentId, free: [0], now: END });
    expect(events).toEqual(['payment-rejected']);
  });
});

it('refuses a status that does not exist instead of guessing', () => {
  const broken = { ...liveOrder(), status: 'lost' } as unknown as Order;
  expect(() => cancelByUser(broken)).toThrow('unknown status');
  expect(() => expire(broken, END)).toThrow('unknown status');
  expect(() => settlePayment(broken, { paymentId, free: [], now: END })).toThrow('unknown status');
});

type Step = (order: Order) => Decision;

const payments = ['a', 'b', 'c'].map((letter) => letter.repeat(24));
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>(awaitPayment),
  fc.constant<Step>((order) =>
    order.status === 'complete' ? { order, events: [] } : cancelByUser(order),
  ),
  fc.constantFrom(BEFORE_END, END).map(
    (now): Step =>
      (order) =>
        expire(order, now),
  ),
  fc.tuple(fc.constantFrom(...payments), fc.uniqueArray(fc.nat(6))).map(
    ([id, free]): Step =>
      (order) =>
        settlePayment(order, { paymentId: id, free, now: END }),
  ),
);

function expectSound(before: Order, { order: after, events }: Decision): void {
  expect(after.version - before.version).toBe(events.length);
  expect(after.units).toHaveLength(after.quantity);
  expect(new Set(after.units).size).toBe(after.quantity);
  expect(new Set(after.rejectedPaymentIds).size).toBe(after.rejectedPaymentIds.length);
  expect(after.rejectedPaymentIds).toEqual(expect.arrayContaining([...before.rejectedPaymentIds]));
  if (before.status === 'complete') expect(after).toMatchObject({ paymentId: before.paymentId });
  if (before.status === 'cancelled' && before.cancelReason === 'user') {
    expect(after).toMatchObject({ status: 'cancelled', cancelReason: 'user' });
  }
  if (after.status === 'complete') expect(after.rejectedPaymentIds).not.toContain(after.paymentId);
  const holdsUnits = after.status !== 'cancelled';
  expect(claimsOf(after)).toHaveLength(holdsUnits ? after.quantity : 1);
}

describe('whatever happens to an order, in any order', () => {
  it('every step is sound, and its repetition changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 15 }), (steps) => {
        let order: Order = liveOrder();
        for (const step of steps) {
          const decision = step(order);
          expectSound(order, decision);
          expect(step(decision.order).events).toEqual([]);
          ({ order } = decision);
        }
      }),
    );
  });

  it('every payment ends accepted or rejected, exactly one of both, whenever it comes', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 10 }), (steps) => {
        const before = steps.reduce<Order>((order, step) => step(order).order, liveOrder());
        const after = payments.reduce<Order>(
          (order, id) => settlePayment(order, { paymentId: id, free: [], now: END }).order,
          before,
        );
        const accepted = after.status === 'complete' ? [after.paymentId] : [];
        expect([...accepted, ...after.rejectedPaymentIds].sort()).toEqual(payments);
      }),
    );
  });
});
