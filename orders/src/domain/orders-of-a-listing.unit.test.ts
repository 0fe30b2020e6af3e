import { Refused } from '@ticketing/common/errors';
import { newId } from '@ticketing/common/store/ids';
import { checkProperty } from '@ticketing/common/testing/property';
import fc from 'fast-check';
import { aListing, NOW, WINDOW_MS } from '../testing/order-samples';
import { claimedUnit, claimsOf } from './claims';
import {
  awaitPayment,
  cancelByUser,
  expire,
  placeOrder,
  settlePayment,
  type Decision,
  type Order,
} from './order';

/** What may happen to one listing. Orders and payments are numbered; a payment is of one order. */
type Step =
  | { do: 'place'; units: readonly number[] }
  | { do: 'begin' | 'cancel'; order: number }
  | { do: 'expire'; order: number; lateMs: number }
  | { do: 'pay'; order: number; payment: number };

interface World {
  orders: readonly Order[];
  /** What was decided of each payment. */
  decided: ReadonlyMap<string, 'accepted' | 'rejected'>;
}

const UNITS = 3;
const listing = aListing({ quantity: UNITS });
/** Goes round, so that it is always one of those that are there. */
const order = fc.nat(11);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant<'place'>('place'),
    units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ do: fc.constantFrom<'begin' | 'cancel'>('begin', 'cancel'), order }),
  fc.record({ do: fc.constant<'expire'>('expire'), order, lateMs: fc.constantFrom(-1, 0, 1) }),
  fc.record({ do: fc.constant<'pay'>('pay'), order, payment: fc.nat(1) }),
);

const stateOf = (one: Order) =>
  one.status === 'cancelled' ? `${one.status}(${one.cancelReason})` : one.status;

const MAY_BECOME: Readonly<Record<string, readonly string[]>> = {
  created: ['awaiting:payment', 'complete', 'cancelled(user)', 'cancelled(expired)'],
  'awaiting:payment': ['complete', 'cancelled(user)', 'cancelled(expired)'],
  'cancelled(expired)': ['complete'],
  'cancelled(user)': [],
  complete: [],
};

const heldUnits = (orders: readonly Order[]) =>
  orders.flatMap(claimsOf).flatMap((claim) => claimedUnit(listing.id, claim) ?? []);

function cancelIfAllowed(before: Order): Decision {
  try {
    return cancelByUser(before);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    expect(before.status).toBe('complete');
    return { order: before, events: [] };
  }
}

function decide(before: Order, taken: Exclude<Step, { do: 'place' }>, all: readonly Order[]) {
  switch (taken.do) {
    case 'begin':
      return awaitPayment(before);
    case 'cancel':
      return cancelIfAllowed(before);
    case 'expire':
      return expire(before, new Date(before.expiresAt.getTime() + taken.lateMs));
    case 'pay': {
      const held = new Set(heldUnits(all));
      const free = Array.from({ length: UNITS }, (_, unit) => unit).filter((u) => !held.has(u));
      const paymentId = `${before.id}-${taken.payment}`;
      return settlePayment(before, { paymentId, free, now: before.expiresAt });
    }
  }
}

/** The unique index lets an order in only where nobody holds one of its units. */
function place({ orders, decided }: World, units: readonly number[]): World {
  const id = newId();
  const placing = { id, buyerId: newId(), ticket: listing, units, now: NOW, windowMs: WINDOW_MS };
  const placed = placeOrder(placing).order;
  const held = new Set(heldUnits(orders));
  return units.some((unit) => held.has(unit))
    ? { orders, decided }
    : { orders: [...orders, placed], decided };
}

function expectOneLegalChange(before: Order, { order: after, events }: Decision): void {
  if (events.length === 0) {
    expect(after).toEqual(before);
    return;
  }
  expect(events).toHaveLength(1);
  expect(after.version).toBe(before.version + 1);
  if (events[0] === 'payment-rejected') expect(stateOf(after)).toBe(stateOf(before));
  else expect(MAY_BECOME[stateOf(before)]).toContain(stateOf(after));
  const { id, userId, createdAt, expiresAt, quantity, ticket } = before;
  expect(after).toMatchObject({ id, userId, createdAt, expiresAt, quantity, ticket });
}

function decisionsOf(orders: readonly Order[]): World['decided'] {
  const accepted = orders.flatMap((one) => (one.status === 'complete' ? [one.paymentId] : []));
  const rejected = orders.flatMap((one) => one.rejectedPaymentIds);
  expect(new Set([...accepted, ...rejected]).size).toBe(accepted.length + rejected.length);
  return new Map([
    ...accepted.map((id) => [id, 'accepted'] as const),
    ...rejected.map((id) => [id, 'rejected'] as const),
  ]);
}

function expectSound({ orders, decided }: World): void {
  const held = heldUnits(orders);
  expect(new Set(held).size).toBe(held.length);
  for (const unit of held) expect(unit).toBeLessThan(listing.quantity);
  for (const one of orders) {
    const own = heldUnits([one]);
    expect(own).toHaveLength(one.status === 'cancelled' ? 0 : one.quantity);
    expect(claimsOf(one).length).toBeGreaterThan(0);
  }
  const now = decisionsOf(orders);
  for (const [paymentId, verdict] of decided) expect(now.get(paymentId)).toBe(verdict);
}

function run(world: World, taken: Step): World {
  if (taken.do === 'place') return place(world, taken.units);
  const before = world.orders[taken.order % world.orders.length];
  if (!before) return world;
  const decision = decide(before, taken, world.orders);
  expectOneLegalChange(before, decision);
  if (taken.do === 'expire' && taken.lateMs < 0) expect(decision.events).toEqual([]);
  const orders = world.orders.map((one) => (one === before ? decision.order : one));
  if (taken.do === 'pay') {
    expect(decisionsOf(orders).has(`${before.id}-${taken.payment}`)).toBe(true);
  }
  return { orders, decided: decisionsOf(orders) };
}

describe('the orders of one listing, whatever happens to them', () => {
  it('change only as the state machine says, decide each payment once, and share no unit', async () => {
    await checkProperty(
      fc.property(fc.noBias(fc.array(step, { maxLength: 30, size: 'max' })), (steps) => {
        let world: World = { orders: [], decided: new Map() };
        for (const taken of steps) {
          const { decided } = world;
          world = run(world, taken);
          expectSound({ ...world, decided });
        }
      }),
      { runs: 80 },
    );
  });
});
