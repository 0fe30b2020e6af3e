import fc from 'fast-check';
import type { CatalogueEvent } from '../contracts/catalogue';
import type { orderEvents, OrderState } from '../contracts/order-events';
import { newId } from '../store/ids';
import { eventOf } from './events';

export type OrderEventType = keyof typeof orderEvents;
export type OrderEvent = CatalogueEvent<OrderEventType>;

/**
 * What happens to an order. Each payment is another one; `pay-units-gone` is one that finds too few
 * units free, should the order have expired by then.
 */
export type OrderStep = 'begin' | 'pay' | 'pay-units-gone' | 'cancel' | 'expire';

/** What orders publishes of one order, in the order of its changes, each version once. */
export interface OrderHistory {
  events: readonly OrderEvent[];
  /** What the order is in the end. */
  last: OrderState;
  /** Every payment that succeeded, each of them accepted or rejected. */
  paymentIds: readonly string[];
}

/** One change of an order: what it has become, and the type of the event that says so. */
export interface OrderChange {
  type: OrderEventType;
  state: OrderState;
}

const PLACED_AT = new Date('2026-01-01T12:00:00.000Z');
const WINDOW_MS = 900_000;

/** Steps in any order: those that change nothing leave no trace in the history. */
export const orderSteps: fc.Arbitrary<readonly OrderStep[]> = fc.array(
  fc.constantFrom<OrderStep>('begin', 'pay', 'pay-units-gone', 'cancel', 'expire'),
  { maxLength: 6 },
);

function pay(order: OrderState, paymentId: string, areUnitsFree: boolean): OrderChange {
  const { cancelReason, ...rest } = order;
  const isLive = order.status === 'created' || order.status === 'awaiting:payment';
  const version = order.version + 1;
  if (isLive || (cancelReason === 'expired' && areUnitsFree)) {
    return { type: 'order:completed', state: { ...rest, version, status: 'complete', paymentId } };
  }
  const rejectedPaymentIds = [...order.rejectedPaymentIds, paymentId];
  return { type: 'order:payment-rejected', state: { ...order, version, rejectedPaymentIds } };
}

function cancel(order: OrderState, cancelReason: 'user' | 'expired'): OrderChange | undefined {
  if (order.status !== 'created' && order.status !== 'awaiting:payment') return undefined;
  const version = order.version + 1;
  return {
    type: 'order:cancelled',
    state: { ...order, version, status: 'cancelled', cancelReason },
  };
}

function begin(order: OrderState): OrderChange | undefined {
  if (order.status !== 'created') return undefined;
  const version = order.version + 1;
  return {
    type: 'order:awaiting-payment',
    state: { ...order, version, status: 'awaiting:payment' },
  };
}

/** The one change that a step makes, if it makes any. */
export function changeOrder(
  order: OrderState,
  step: OrderStep,
  paymentId: string,
): OrderChange | undefined {
  switch (step) {
    case 'begin':
      return begin(order);
    case 'cancel':
      return cancel(order, 'user');
    case 'expire':
      return cancel(order, 'expired');
    case 'pay':
      return pay(order, paymentId, true);
    case 'pay-units-gone':
      return pay(order, paymentId, false);
  }
}

function placed(overrides: Partial<OrderState>): OrderState {
  return {
    id: newId(),
    version: 0,
    status: 'created',
    userId: newId(),
    createdAt: PLACED_AT.toISOString(),
    expiresAt: new Date(PLACED_AT.getTime() + WINDOW_MS).toISOString(),
    quantity: 1,
    ticket: { id: newId(), title: 'A concert', priceMinor: 2_000, currency: 'usd', version: 0 },
    rejectedPaymentIds: [],
    ...overrides,
  };
}

/**
 * The history that these steps make: placed first, then whatever each step changes. Its ids are fresh,
 * so that a property may run on one store again and again.
 *
 * @param overrides what the order was when it was placed (its listing, its quantity, its window)
 */
export function orderHistory(
  steps: readonly OrderStep[],
  overrides: Partial<OrderState> = {},
): OrderHistory {
  const paymentIds: string[] = [];
  const changes: OrderChange[] = [{ type: 'order:created', state: placed(overrides) }];
  let [{ state: last }] = changes as [OrderChange];
  for (const step of steps) {
    const paymentId = newId();
    const change = changeOrder(last, step, paymentId);
    if (!change) continue;
    if (step === 'pay' || step === 'pay-units-gone') paymentIds.push(paymentId);
    changes.push(change);
    last = change.state;
  }
  return { events: changes.map(({ type, state }) => eventOf(type, state)), last, paymentIds };
}

const TYPE_OF_STATUS: Readonly<Record<OrderState['status'], OrderEventType>> = {
  created: 'order:created',
  'awaiting:payment': 'order:awaiting-payment',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
};

/** What `republish` says of an order: its present state, by the type that its status stands for. */
export function republished({ last }: OrderHistory, run = '1'): OrderEvent {
  const event = eventOf(TYPE_OF_STATUS[last.status], last);
  return { ...event, id: `${event.id}:r${run}` };
}
