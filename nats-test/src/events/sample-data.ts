import type { EventData, EventType } from '@ticketing/common/contracts/catalogue';
import type { OrderState } from '@ticketing/common/contracts/order-events';
import type { PaymentState } from '@ticketing/common/contracts/payment-events';
import type { TicketState } from '@ticketing/common/contracts/ticket-events';
import { newId } from './new-id';

const ORDER_WINDOW_MS = 900_000;
const PRICE = { priceMinor: 2_500, currency: 'usd' };

const ticket = (): TicketState => ({
  id: newId(),
  version: 0,
  title: 'An evening at the laboratory',
  ...PRICE,
  quantity: 1,
  userId: newId(),
});

function order(now: Date, change: Partial<OrderState> = {}): OrderState {
  const { id, title, version } = ticket();
  return {
    id: newId(),
    version: 0,
    status: 'created',
    userId: newId(),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + ORDER_WINDOW_MS).toISOString(),
    quantity: 1,
    ticket: { id, title, version, ...PRICE },
    rejectedPaymentIds: [],
    ...change,
  };
}

const payment = (change: Partial<PaymentState>): PaymentState => ({
  id: newId(),
  version: 0,
  orderId: newId(),
  stripeId: `pi_laboratory_${newId()}`,
  amountMinor: PRICE.priceMinor,
  currency: PRICE.currency,
  status: 'pending',
  ...change,
});

const samples: { readonly [T in EventType]: (now: Date) => EventData<T> } = {
  'ticket:created': ticket,
  'ticket:updated': () => ({ ...ticket(), version: 1 }),
  'order:created': (now) => order(now),
  'order:awaiting-payment': (now) => order(now, { version: 1, status: 'awaiting:payment' }),
  'order:completed': (now) => order(now, { version: 2, status: 'complete', paymentId: newId() }),
  'order:cancelled': (now) => order(now, { version: 1, status: 'cancelled', cancelReason: 'user' }),
  'order:payment-rejected': (now) =>
    order(now, {
      version: 2,
      status: 'cancelled',
      cancelReason: 'user',
      rejectedPaymentIds: [newId()],
    }),
  'expiration:complete': () => ({ orderId: newId() }),
  'payment:initiated': () => payment({}),
  'payment:created': () => payment({ version: 1, status: 'succeeded' }),
  'payment:refunded': () => payment({ version: 3, status: 'refunded' }),
};

/** Data of an event as its service might publish it, of a new aggregate each time. */
export function sampleData<T extends EventType>(type: T, now: Date): EventData<T> {
  return samples[type](now);
}

/** A sample that its schema refuses: the aggregate's id, which every type has first, is none. */
export function poisonData(type: EventType, now: Date): Record<string, unknown> {
  const data: Record<string, unknown> = sampleData(type, now);
  return { ...data, ['id' in data ? 'id' : 'orderId']: 'poison' };
}
